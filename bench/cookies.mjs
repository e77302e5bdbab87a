// Opens cases as their petitioners do, by code and secret: reads lines "CODE SECRET", prints
// "CODE COOKIE".   node bench/cookies.mjs PORT <codes
import http from "node:http";
import { readFileSync } from "node:fs";

const port = Number(process.argv[2]);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
const ask = (where) => new Promise((resolve, reject) => http.get({ host: "127.0.0.1", port, path: where, agent },
  (response) => { response.resume(); response.on("end", () => resolve(response)); }).on("error", reject));
const left = readFileSync(0, "utf8").trim().split("\n");
await Promise.all(Array.from({ length: 8 }, async () => {
  while (left.length) {
    const [code, secret] = left.pop().split(" ");
    const response = await ask(`/t/${code}/${secret}`);
    const cookie = (response.headers["set-cookie"] ?? []).find((one) => one.startsWith("case="));
    if (response.statusCode !== 303 || !cookie) throw new Error(`${code}: ${response.statusCode}`);
    console.log(code, cookie.slice("case=".length).split(";")[0]);
  }
}));
agent.destroy();
