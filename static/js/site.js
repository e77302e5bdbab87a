// Small helps on every page. Everything works without them.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;

  // The list of errors is what one wants to hear first.
  document.querySelector("[data-focus]")?.focus();

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const label = button.textContent;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 2500);
    });
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
      if (question && !window.confirm(question)) {
        event.preventDefault();
        return;
      }
      // What opens beside the page or is downloaded leaves the page standing: it may be asked again.
      if (form.method !== "post" || form.target === "_blank" || "again" in form.dataset) return;
      // A second click must not send twice; coming back must find the button alive.
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      event.submitter?.setAttribute("aria-disabled", "true");
    });
  }
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-disabled]").forEach((b) => b.removeAttribute("aria-disabled"));
    }
  });

  for (const area of document.querySelectorAll("textarea[data-count][maxlength]")) {
    const note = document.createElement("span");
    note.className = "field__count";
    note.id = `${area.id}-count`;
    area.after(note);
    const tell = () => {
      const left = area.maxLength - area.value.length;
      note.textContent = left <= area.maxLength / 5
        ? `${left.toLocaleString(document.documentElement.lang)} ${area.dataset.count}` : "";
    };
    area.addEventListener("input", tell);
    tell();
  }
});
