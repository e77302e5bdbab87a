// Runs static/js/verify.js outside a browser on a folder that the ledger's tests wrote:
// receipt.tlog-proof, key, checkpoint, tile/…  Prints what it finds, a word a line.
//   node tests/verify_js.mjs FOLDER
import { readFileSync } from "node:fs";
import vm from "node:vm";

const folder = process.argv[2];
vm.runInThisContext(readFileSync(new URL("../static/js/verify.js", import.meta.url), "utf8"));
const { verify, compareWithToday, tilePath } = globalThis.LangngheVerify;
const keys = readFileSync(`${folder}/key`, "utf8");
const receipt = readFileSync(`${folder}/receipt.tlog-proof`, "utf8");
const get = async (path) => new Uint8Array(readFileSync(`${folder}/${path}`));
const reason = (promise) => promise.then(() => "accepted", (error) => error.reason ?? `crash: ${error}`);

const proved = await verify(receipt, keys);
console.log("signature", proved.signature);
console.log("subject", proved.subject);
console.log("payload", proved.payload);
console.log("index", proved.index, proved.note.size);
const today = await compareWithToday(proved.note, keys, get);
console.log("today", today.size);
console.log("line ends", await reason(verify(`\ufeff${receipt.replaceAll("\n", "\r\n")}\r\n`, keys)));
console.log("path", tilePath(0, 1234067, 256), tilePath(2, 0, 1));

// No single changed character goes unnoticed.
let unnoticed = 0;
for (let i = 0; i < receipt.length - 1; ++i) {
  const changed = receipt.slice(0, i) + String.fromCharCode(receipt.charCodeAt(i) ^ 1) + receipt.slice(i + 1);
  const why = await reason(verify(changed, keys));
  if (why === "accepted" || why.startsWith("crash")) { ++unnoticed; console.error(i, why); }
}
console.log("unnoticed", unnoticed);
console.log("index+1", await reason(verify(receipt.replace(/^index (\d+)/m, (_, n) => `index ${+n + 1}`), keys)));
console.log("no key", await reason(verify(receipt, "")));
console.log("rubbish", await reason(verify("hello", keys)));
const otherTree = { ...proved.note, root: proved.note.root.map((b) => b ^ 1) };
console.log("other tree", await reason(compareWithToday(otherTree, keys, get)));
console.log("longer tree", await reason(compareWithToday({ ...proved.note, size: today.size + 1 }, keys, get)));
const bad = async (path) => (await get(path)).map((b, i) => (path.startsWith("tile") && i === 5 ? b ^ 1 : b));
console.log("bad tile", await reason(compareWithToday(proved.note, keys, bad)));
