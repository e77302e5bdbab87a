// A server of our own for the browser tests: a fresh data folder with the sample accounts, a
// free port, no limits on how often one address may do something. Stopped by its own process.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const binary = path.resolve(root, process.env.LANGNGHE_BINARY ?? "build/langnghe");

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// Runs the program to its end; gives what it printed, throws when it says "no".
export function langnghe(...args) {
  return execFileSync(binary, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

// The sample accounts as `init --sample` prints them: login → password.
export function readAccounts(printed) {
  const accounts = new Map();
  for (const line of printed.split("\n")) {
    const found = /^\s*SAMPLE\s+(\S+)\s+(\S+)/.exec(line);
    if (found) accounts.set(found[1], found[2]);
  }
  return accounts;
}

const kFaketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

// `travels`: the server's time can be set forward (Debian's faketime): server.travel(days).
// `prepare(data)`: puts settings into the data folder before the server starts.
export async function startServer({ travels = false, prepare } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), "langnghe-browser-"));
  const accounts = readAccounts(langnghe("init", "--data", data, "--sample"));
  await prepare?.(data);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let said = "";
  const shift = path.join(data, "shift");
  const env = travels ? { ...process.env, LD_PRELOAD: kFaketime, FAKETIME_TIMESTAMP_FILE: shift,
                          FAKETIME_NO_CACHE: "1", FAKETIME_DONT_FAKE_MONOTONIC: "1" } : process.env;
  let days = 0;
  const travel = (more) => { days += more; writeFileSync(shift, `+${days}d\n`); };
  if (travels) travel(0);
  const child = spawn(binary, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--limits", "off",
                               "--strict"], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env });
  child.stdout.on("data", (bytes) => { said += bytes; });
  child.stderr.on("data", (bytes) => { said += bytes; });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const hurry = setTimeout(() => child.kill("SIGKILL"), 5000);
    await ended;
    clearTimeout(hurry);
    // Whatever people did: the index of searches says what the rows say.
    try {
      if (child.exitCode === 0) langnghe("search", "check", "--data", data);
    } catch (error) {
      throw new Error(`search check: ${error.stdout}${error.stderr}`);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  };
  for (let tries = 0; ; ++tries) {
    if (child.exitCode !== null) throw new Error(`serve ended: ${said}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) break;
    if (tries > 300) {
      await stop();
      throw new Error(`serve does not answer: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, data, accounts, stop, travel, days: () => days, said: () => said };
}
