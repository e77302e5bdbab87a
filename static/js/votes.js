// The list of locked ballots, fetched and hashed by the reader's own browser: the Merkle root of
// RFC 6962 over its lines has to be the one on the page (and in the log).
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const note = document.getElementById("script-recount");
  if (!note || !crypto.subtle) return;
  const hash = async (prefix, ...parts) => {
    const size = parts.reduce((sum, part) => sum + part.length, 1);
    const bytes = new Uint8Array(size);
    bytes[0] = prefix;
    let at = 1;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  };
  const root = async (leaves) => {
    if (leaves.length === 0) return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array()));
    if (leaves.length === 1) return leaves[0];
    let split = 1;
    while (split * 2 < leaves.length) split *= 2;
    return hash(1, await root(leaves.slice(0, split)), await root(leaves.slice(split)));
  };
  try {
    const text = await (await fetch(`/votes/${note.dataset.vote}/list.txt`)).text();
    const lines = text.split("\n").filter((line) => line !== "");
    const encoder = new TextEncoder();
    const found = await root(await Promise.all(lines.map((line) => hash(0, encoder.encode(line)))));
    const hex = Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
    note.textContent = hex === note.dataset.root ? note.dataset.good : note.dataset.bad;
  } catch {
    note.textContent = "";
  }
});
