// A real server in a data folder of its own, and a client that knows as little as a browser.
import { spawn, execFile } from "node:child_process";
import { mkdtempSync, rmSync, existsSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const program = process.env.LANGNGHE ?? path.join(root, "build", "langnghe");

// Runs a command of the program; never throws for its answer.
export async function langnghe(...args) {
  try {
    const { stdout, stderr } = await run(program, args, { maxBuffer: 64 << 20 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return { code: error.code, stdout: error.stdout ?? "", stderr: error.stderr ?? String(error) };
  }
}

export class House {
  // Without a folder: a fresh one below the temporary folder, made by `langnghe init`.
  static async make(folder = mkdtempSync(path.join(os.tmpdir(), "langnghe-test-"))) {
    const house = new House();
    house.data = folder;
    house.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
    const made = await langnghe("init", "--data", folder);
    if (made.code !== 0) throw new Error(`init: ${made.stderr}`);
    return house;
  }

  // Serves on the port of before, or a free one; resolves when it answers.
  async start(...options) {
    this.child = spawn(program, ["serve", "--data", this.data, "--listen", `127.0.0.1:${this.port ?? 0}`,
                                 ...(options.includes("--log") ? [] : ["--log", "off"]), ...options], { stdio: ["ignore", "pipe", "pipe"] });
    this.said = "";
    this.ended = new Promise((resolve) => this.child.once("exit", (code, signal) => resolve({ code, signal })));
    await new Promise((resolve, reject) => {
      const take = (bytes) => {
        this.said += bytes;
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(this.said);
        if (found) { this.port = Number(found[1]); resolve(); }
      };
      this.child.stdout.on("data", take);
      this.child.stderr.on("data", take);
      this.ended.then((how) => reject(new Error(`serve ended ${JSON.stringify(how)}: ${this.said}`)));
    });
  }

  async kill(signal = "SIGKILL") {
    this.child.kill(signal);
    const how = await this.ended;
    this.agent.destroy();
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
    return how;
  }

  async close() {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) await this.kill();
    this.agent.destroy();
    if (existsSync(this.data)) rmSync(this.data, { recursive: true, force: true });
  }

  // One request: { status, headers, body (Buffer), text }. Rejects when the connection breaks.
  request(method, where, { headers = {}, body, timeout = 20_000 } = {}) {
    return new Promise((resolve, reject) => {
      const request = http.request({ host: "127.0.0.1", port: this.port, agent: this.agent, method,
                                     path: where, headers, timeout }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", reject);
        response.on("aborted", () => reject(new Error("cut off")));
        response.on("end", () => {
          const all = Buffer.concat(parts);
          resolve({ status: response.statusCode, headers: response.headers, body: all, text: all.toString() });
        });
      });
      request.on("timeout", () => request.destroy(new Error("no answer in time")));
      request.on("error", reject);
      request.end(body);
    });
  }
  get(where, headers) { return this.request("GET", where, { headers }); }

  // What a visit to the form gives: the session cookie, its token, and what can be chosen.
  async visit(where = "/send") {
    const page = await this.get(where);
    const sid = /^sid=([^;]+)/.exec((page.headers["set-cookie"] ?? []).join("\n"))?.[1];
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
    const commune = /<option value="(\d{5})"/.exec(page.text)?.[1];
    return { cookie: `sid=${sid}`, csrf, commune };
  }

  // Fields as application/x-www-form-urlencoded; Buffers go as they are, byte by byte.
  post(where, visit, fields, headers = {}) {
    const escape = (value) => Buffer.isBuffer(value)
      ? [...value].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")
      : encodeURIComponent(value);
    const all = { _csrf: visit.csrf, ...fields };
    const body = Object.entries(all).map(([name, value]) => `${name}=${escape(value)}`).join("&");
    return this.request("POST", where, { body, headers: {
      "Content-Type": "application/x-www-form-urlencoded", Cookie: visit.cookie, ...headers } });
  }

  // multipart/form-data with files [{ field, name, type, bytes }].
  upload(where, visit, fields, files) {
    const mark = "----langnghe-test-boundary";
    const parts = [];
    for (const [name, value] of Object.entries({ _csrf: visit.csrf, ...fields }))
      parts.push(`--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    for (const file of files)
      parts.push(`--${mark}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n` +
                 `Content-Type: ${file.type}\r\n\r\n`, file.bytes, "\r\n");
    parts.push(`--${mark}--\r\n`);
    return this.request("POST", where, { body: Buffer.concat(parts.map((part) => Buffer.from(part))),
      headers: { "Content-Type": `multipart/form-data; boundary=${mark}`, Cookie: visit.cookie } });
  }
}

// A petition that is good; change one field to spoil it.
export const petition = (visit, more = {}) => ({
  step: "3", kind: "reflection", category: "lighting", who: "nobody", commune: visit.commune,
  place: "Trước cổng chợ", words: "Đèn đường trước cổng chợ tắt đã hai tuần, buổi tối rất tối.", ...more });

// What an acknowledgement (303) holds: the code and the cookie that opens it.
export function acknowledged(response) {
  const code = /^\/track\/([^/]+)\/sent$/.exec(response.headers.location ?? "")?.[1];
  const cookie = (response.headers["set-cookie"] ?? []).find((one) => one.startsWith("case="))?.split(";")[0];
  return code && cookie ? { code, cookie } : null;
}
