// Verifies a receipt (.tlog-proof) in the browser: docs/ledger.md says what is checked. No
// library; without it the form posts to the server, which checks the same.
//
// The page: <form id="verify-form" data-log="/log/" data-…> with a textarea named "proof", a file
// input, and an element id="verify-result" (role="status"). Every text comes from data attributes
// of the form (templates/parts/verify_form.tpl has them all).
"use strict";

// The pure part: also run by the tests outside a browser.
globalThis.LangngheVerify = (() => {
  const utf8 = new TextEncoder();
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

  class Refusal extends Error {
    constructor(reason) { super(reason); this.reason = reason; }
  }
  const must = (condition, reason) => { if (!condition) throw new Refusal(reason); };

  function unbase64(line) {
    must(/^[A-Za-z0-9+/]*={0,2}$/.test(line) && line.length % 4 === 0, "malformed");
    const bytes = Uint8Array.from(atob(line), (c) => c.charCodeAt(0));
    must(base64(bytes) === line, "malformed");  // one spelling only
    return bytes;
  }
  function base64(bytes) {
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  function decode(bytes) {
    try { return text.decode(bytes); } catch { throw new Refusal("malformed"); }
  }
  function join(...parts) {
    const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
    let at = 0;
    for (const part of parts) { out.set(part, at); at += part.length; }
    return out;
  }
  const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

  // RFC 6962 section 2.1
  const leafHash = (entry) => sha256(join([0], entry));
  const nodeHash = (left, right) => sha256(join([1], left, right));

  // Tree sizes may pass 32 bits: no bit operations.
  const half = (n) => Math.floor(n / 2);
  const odd = (n) => n % 2 === 1;
  const powerOfTwo = (n) => { while (n > 1 && !odd(n)) n = half(n); return n === 1; };
  function split(n) { let k = 1; while (k * 2 < n) k *= 2; return k; }

  // RFC 9162 section 2.1.3.2
  async function includes(leaf, index, size, root, proof) {
    if (index >= size) return false;
    let fn = index, sn = size - 1, hash = leaf;
    for (const step of proof) {
      if (sn === 0) return false;
      if (odd(fn) || fn === sn) {
        hash = await nodeHash(step, hash);
        while (!odd(fn) && fn !== 0) { fn = half(fn); sn = half(sn); }
      } else {
        hash = await nodeHash(hash, step);
      }
      fn = half(fn); sn = half(sn);
    }
    return sn === 0 && same(hash, root);
  }

  // RFC 9162 section 2.1.4.2
  async function consistent(oldSize, oldRoot, size, root, proof) {
    if (oldSize > size || oldSize < 1) return false;
    if (oldSize === size) return proof.length === 0 && same(oldRoot, root);
    const path = powerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof];
    if (proof.length === 0) return false;
    let fn = oldSize - 1, sn = size - 1;
    while (odd(fn)) { fn = half(fn); sn = half(sn); }
    let fr = path[0], sr = path[0];
    for (const step of path.slice(1)) {
      if (sn === 0) return false;
      if (odd(fn) || fn === sn) {
        fr = await nodeHash(step, fr);
        sr = await nodeHash(step, sr);
        while (!odd(fn) && fn !== 0) { fn = half(fn); sn = half(sn); }
      } else {
        sr = await nodeHash(sr, step);
      }
      fn = half(fn); sn = half(sn);
    }
    return sn === 0 && same(fr, oldRoot) && same(sr, root);
  }

  // A number without leading zeroes.
  function number(word) {
    must(/^(0|[1-9][0-9]{0,14})$/.test(word), "malformed");
    return Number(word);
  }

  // c2sp.org/signed-note and tlog-checkpoint
  function parseNote(note) {
    must(note.endsWith("\n") && !/[\u0000-\u0009\u000b-\u001f]/.test(note), "malformed");
    const gap = note.lastIndexOf("\n\n");
    must(gap > 0 && gap + 2 < note.length, "malformed");
    const signed = note.slice(0, gap + 1);
    const signatures = note.slice(gap + 2, -1).split("\n").map((line) => {
      const found = /^\u2014 ([^ +]+) ([^ ]+)$/.exec(line);
      must(found, "malformed");
      return { name: found[1], bytes: unbase64(found[2]) };
    });
    const [origin, size, root, ...more] = signed.slice(0, -1).split("\n");
    must(origin && size !== undefined && root && more.every((line) => line), "malformed");
    const hash = unbase64(root);
    must(hash.length === 32, "malformed");
    return { signed, signatures, origin, size: number(size), root: hash };
  }

  // "name+hash+key", a line each
  async function parseKeys(lines) {
    const keys = [];
    for (const line of lines.split("\n")) {
      const found = /^([^ +]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim());
      if (!found) continue;
      const bytes = unbase64(found[3]);
      if (bytes.length !== 33 || bytes[0] !== 1) continue;
      const id = (await sha256(join(utf8.encode(found[1]), [10], bytes))).slice(0, 4);
      if (hex(id) === found[2]) keys.push({ name: found[1], id, bytes: bytes.slice(1) });
    }
    return keys;
  }

  // True; false when this browser does not know Ed25519; refuses a wrong signature.
  async function checkSignature(note, keys) {
    const key = keys.find((k) => k.name === note.origin);
    must(key, "unknown_key");
    const own = note.signatures.filter((s) => s.name === key.name && same(s.bytes.slice(0, 4), key.id));
    must(own.length > 0, "unknown_key");
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
    } catch {
      return false;
    }
    for (const { bytes } of own)
      must(bytes.length === 68 &&
           await crypto.subtle.verify({ name: "Ed25519" }, imported, bytes.slice(4), utf8.encode(note.signed)),
           "signature");
    return true;
  }

  function parseLines(body, version, names) {
    const lines = body.split("\n");
    must(lines.shift() === version && lines.pop() === "", "malformed");
    const out = {};
    for (const line of lines) {
      const blank = line.indexOf(" ");
      const name = line.slice(0, blank);
      must(blank > 0 && names.includes(name) && !(name in out), "malformed");
      out[name] = line.slice(blank + 1);
    }
    return out;
  }

  // What the receipt proves. `keys`: text of /log/key.
  async function verify(receipt, keys) {
    const plain = receipt.replaceAll("\r", "").replace(/^\ufeff/, "").trim() + "\n";
    const lines = plain.split("\n");
    must(lines[0] === "c2sp.org/tlog-proof@v1" && lines[1]?.startsWith("extra "), "malformed");
    const extra = decode(unbase64(lines[1].slice(6)));
    must(lines[2]?.startsWith("index "), "malformed");
    const index = number(lines[2].slice(6));
    const end = lines.indexOf("", 3);
    must(end > 0 && end < 3 + 64, "malformed");
    const path = lines.slice(3, end).map(unbase64);
    must(path.every((hash) => hash.length === 32), "malformed");
    const note = parseNote(lines.slice(end + 1).join("\n"));

    const opening = parseLines(extra, "langnghe/opening/v1", ["entry", "salt", "payload"]);
    must(opening.entry, "malformed");
    const entryBytes = unbase64(opening.entry);
    const entry = parseLines(decode(entryBytes), "langnghe/entry/v1",
                             ["time", "kind", "subject", "unit", "commitment"]);
    must(entry.kind && /^[0-9a-f]{64}$/.test(entry.commitment ?? "") && /^\d{1,15}$/.test(entry.time ?? ""),
         "malformed");

    const signature = await checkSignature(note, await parseKeys(keys));
    must(await includes(await leafHash(entryBytes), index, note.size, note.root, path), "inclusion");
    const out = { signature, index, note, entry, time: Number(entry.time), subject: "", payload: "" };
    must((opening.salt === undefined) === (opening.payload === undefined), "malformed");
    if (opening.payload !== undefined) {
      const payload = unbase64(opening.payload);
      must(hex(await sha256(join(unbase64(opening.salt), payload))) === entry.commitment, "commitment");
      const words = decode(payload);
      const cut = words.indexOf("\n");
      must(cut > 0, "malformed");
      out.subject = words.slice(0, cut);
      out.payload = words.slice(cut + 1);
    }
    return out;
  }

  // c2sp.org/tlog-tiles
  function tilePath(level, n, width) {
    let path = String(n % 1000).padStart(3, "0");
    for (n = Math.floor(n / 1000); n > 0; n = Math.floor(n / 1000))
      path = `x${String(n % 1000).padStart(3, "0")}/${path}`;
    return `tile/${level}/${path}${width < 256 ? `.p/${width}` : ""}`;
  }

  // Is the tree of the receipt a prefix of today's? get(path) → bytes of /log/path. Gives
  // today's checkpoint, or null when today's log has another name (docs/ledger.md).
  async function compareWithToday(note, keys, get) {
    const today = parseNote(decode(await get("checkpoint")));
    if (today.origin !== note.origin) return null;
    await checkSignature(today, await parseKeys(keys));
    const [small, large] = note.size <= today.size ? [note, today] : [today, note];
    must(note.size <= today.size, "inconsistent");
    const tiles = new Map();
    async function tile(level, n) {
      const hashes = Math.floor(large.size / 256 ** level) - n * 256;
      const path = tilePath(level, n, Math.min(hashes, 256));
      if (!tiles.has(path)) tiles.set(path, get(path));
      return tiles.get(path);
    }
    // Hash over leaves [index·2^level, (index+1)·2^level)
    async function node(level, index) {
      const inner = level % 8;
      const first = index * 2 ** inner;
      const bytes = await tile((level - inner) / 8, Math.floor(first / 256));
      let row = [];
      for (let i = 0; i < 2 ** inner; ++i) {
        const at = ((first % 256) + i) * 32;
        row.push(bytes.slice(at, at + 32));
      }
      while (row.length > 1) {
        const up = [];
        for (let i = 0; i < row.length; i += 2) up.push(await nodeHash(row[i], row[i + 1]));
        row = up;
      }
      return row[0];
    }
    async function range(begin, end) {
      const count = end - begin;
      if (powerOfTwo(count) && begin % count === 0) return node(Math.log2(count), begin / count);
      const middle = begin + split(count);
      return nodeHash(await range(begin, middle), await range(middle, end));
    }
    async function proof(oldSize, begin, end, whole) {
      const count = end - begin;
      if (oldSize === count) return whole ? [] : [await range(begin, end)];
      const k = split(count);
      return oldSize <= k
        ? [...await proof(oldSize, begin, begin + k, whole), await range(begin + k, end)]
        : [...await proof(oldSize - k, begin + k, end, false), await range(begin, begin + k)];
    }
    const path = small.size === large.size ? [] : await proof(small.size, 0, large.size, true);
    must(await consistent(small.size, small.root, large.size, large.root, path), "inconsistent");
    return today;
  }

  return { verify, compareWithToday, tilePath, Refusal };
})();

if (typeof document !== "undefined") document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("verify-form");
  const result = document.getElementById("verify-result");
  // Without WebCrypto (a page that did not come over https) the server does it.
  if (!form || !result || !globalThis.crypto?.subtle) return;
  const area = form.elements.proof;
  const words = form.dataset;
  const log = words.log || "/log/";

  function element(tag, className, content) {
    const out = document.createElement(tag);
    if (className) out.className = className;
    if (content !== undefined) out.textContent = content;
    return out;
  }
  function notice(kind, content) {
    const box = element("div", `notice notice--${kind}`);
    box.append(element("p", "", content));
    return box;
  }
  const fill = (pattern, values) => pattern.replace(/%(\w+)%/g, (all, name) => values[name] ?? all);
  async function get(path) {
    const response = await fetch(log + path, { cache: path === "checkpoint" ? "no-store" : "default" });
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  }

  async function check() {
    result.replaceChildren(element("p", "muted", words.working));
    result.focus();
    let keys;
    let proved;
    try {
      keys = new TextDecoder().decode(await get("key"));
    } catch {
      result.replaceChildren(notice("warn", words.offline));
      return;
    }
    try {
      proved = await LangngheVerify.verify(area.value, keys);
    } catch (error) {
      const reason = error instanceof LangngheVerify.Refusal ? error.reason : "malformed";
      result.replaceChildren(notice("bad", {
        malformed: words.malformed, unknown_key: words.unknownKey, signature: words.signature,
        inclusion: words.inclusion, commitment: words.commitment,
      }[reason] ?? words.malformed));
      return;
    }
    const language = document.documentElement.lang;
    const count = (n) => n.toLocaleString(language);
    const parts = [proved.signature ? notice("done", words.valid) : notice("warn", words.noEd25519)];
    const facts = element("dl", "facts");
    const fact = (label, value) => {
      if (!value) return;
      const row = element("div");
      row.append(element("dt", "", label), element("dd", "", value));
      facts.append(row);
    };
    fact(words.labelSubject, proved.subject);
    fact(words.labelTime, new Intl.DateTimeFormat(language, {
      dateStyle: "full", timeStyle: "medium", timeZone: "Asia/Ho_Chi_Minh" }).format(proved.time));
    fact(words.labelKind, proved.entry.kind);
    fact(words.labelUnit, proved.entry.unit === "-" ? "" : proved.entry.unit);
    fact(words.labelNumber, fill(words.number, { index: count(proved.index + 1), size: count(proved.note.size) }));
    fact(words.labelLog, proved.note.origin);
    fact(words.labelContent, proved.payload || words.erased);
    parts.push(facts);
    result.replaceChildren(...parts);
    try {
      const today = await LangngheVerify.compareWithToday(proved.note, keys, get);
      facts.before(today
        ? notice("done", fill(words.consistent, { size: count(today.size) }))
        : notice("warn", words.otherName));
    } catch (error) {
      facts.before(error instanceof LangngheVerify.Refusal
        ? notice("bad", words.inconsistent) : notice("warn", words.notCompared));
    }
  }

  async function take(file) {
    if (!file) return;
    area.value = await file.text();
    check();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // site.js guards against a second sending; nothing is sent here.
    event.stopImmediatePropagation();
    const file = form.querySelector('input[type="file"]')?.files[0];
    if (file && !area.value.trim()) take(file);
    else check();
  }, { capture: true });
  form.querySelector('input[type="file"]')?.addEventListener("change", (event) => take(event.target.files[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
});
