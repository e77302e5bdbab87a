// Keeps what is typed in <form data-draft="NAME"> on this device until it was sent, so that a
// lost connection or a closed tab costs nothing. Never keeps secrets, tokens or files. The
// page that says "sent" carries <meta or element data-draft-sent="NAME">, which clears it.
// data-draft-for="tab" keeps it for this tab only: who one is stays on no shared computer.
// Texts come with the form: data-draft-restored, -discard, -kept, -offline.
"use strict";

(() => {
  const kPrefix = "langnghe.draft.";
  const kOldest = 30 * 24 * 3600 * 1000;
  const kNever = new Set(["csrf", "_csrf", "token"]);

  const [device, tab] = ["localStorage", "sessionStorage"].map((name) => {
    try {
      const store = window[name];
      store.setItem(kPrefix + "try", "1");
      store.removeItem(kPrefix + "try");
      return store;
    } catch { return null; }  // private mode: go without
  });

  const kept = (field) =>
    field.name && !kNever.has(field.name) && !field.disabled && !field.closest("[data-draft-never]") &&
    !["password", "file", "hidden", "submit", "button", "reset", "image"].includes(field.type);

  const read = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (field.type === "radio" || field.type === "checkbox") {
        if (field.checked) (values[field.name] ??= []).push(field.value);
      } else if (field.value !== "") {
        (values[field.name] ??= []).push(field.value);
      }
    }
    return values;
  };

  const write = (form, values) => {
    const used = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      const wanted = values[field.name];
      if (!wanted) continue;
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = wanted.includes(field.value);
      } else {
        used[field.name] = (used[field.name] ?? -1) + 1;
        field.value = wanted[used[field.name]] ?? field.value;
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const load = (store, key) => {
    try {
      const draft = JSON.parse(store.getItem(key));
      if (draft && Date.now() - draft.at < kOldest) return draft.values;
    } catch { /* not ours */ }
    store.removeItem(key);
    return null;
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const sent of document.querySelectorAll("[data-draft-sent]"))
      for (const store of [device, tab]) store?.removeItem(kPrefix + sent.dataset.draftSent);

    for (const form of document.querySelectorAll("form[data-draft]")) {
      const key = kPrefix + form.dataset.draft;
      const store = form.dataset.draftFor === "tab" ? tab : device;
      if (!store) continue;
      const note = document.createElement("p");
      note.className = "draft";
      note.setAttribute("role", "status");
      form.append(note);

      // What the server shows after an error is newer than any draft.
      const values = load(store, key);
      const same = JSON.stringify(values) === JSON.stringify(read(form));
      if (values && !same && !document.querySelector(".error-summary") &&
          Object.keys(values).length > 0) {
        const before = read(form);
        write(form, values);
        const box = document.createElement("div");
        box.className = "notice";
        box.setAttribute("role", "status");
        const text = document.createElement("p");
        text.textContent = form.dataset.draftRestored + " ";
        const discard = document.createElement("button");
        discard.type = "button";
        discard.className = "button button--small button--plain";
        discard.textContent = form.dataset.draftDiscard;
        discard.addEventListener("click", () => {
          store.removeItem(key);
          form.reset();
          write(form, before);
          box.remove();
          form.querySelector("input:not([type=hidden]), textarea")?.focus();
        });
        text.append(discard);
        box.append(text);
        form.prepend(box);
      }

      let timer = 0;
      const keep = () => {
        const now = read(form);
        try {
          store.setItem(key, JSON.stringify({ at: Date.now(), values: now }));
          note.textContent = navigator.onLine ? form.dataset.draftKept : form.dataset.draftOffline;
        } catch { note.textContent = ""; }  // the store is full: nothing promised
      };
      form.addEventListener("input", (event) => {
        if (!event.isTrusted) return;
        clearTimeout(timer);
        timer = setTimeout(keep, 400);
      });
      form.addEventListener("change", (event) => { if (event.isTrusted) keep(); });
      window.addEventListener("offline", () => { keep(); });
      window.addEventListener("online", () => { note.textContent = form.dataset.draftKept; });
    }
  });
})();
