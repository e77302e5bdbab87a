#!/usr/bin/env node
// Draws the two pictures of README.md from the real pages: a person's tracking page and the
// officers' queue, with invented cases in a fresh data folder. SVG, because what is kept here
// is text: Chromium prints the page, pdftocairo (package poppler-utils) turns it into SVG.
//   ./test fast && node tools/pictures.mjs        writes docs/pictures/*.svg
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "langnghe-pictures-"));
const data = path.join(folder, "data");
const port = 8797;
const url = `http://127.0.0.1:${port}`;
const program = path.resolve(root, process.env.LANGNGHE_BINARY ?? "build/langnghe");

const cases = [
  ["reflection", "lighting", "22945", "Trước cổng trường, đường Trần Hưng Đạo",
    "Đèn đường trước cổng Trường Tiểu học Phú Trinh hỏng đã hai tuần, buổi tối các cháu đi học thêm về rất nguy hiểm."],
  ["reflection", "road", "22945", "Ngã ba Hải Thượng Lãn Ông",
    "Mặt đường có nhiều ổ gà sâu, trời mưa không nhìn thấy, đã có ba người ngã xe trong tuần này."],
  ["reflection", "rubbish", "22945", "Sau chợ, cạnh nhà văn hóa",
    "Rác dồn thành đống sau chợ đã năm ngày chưa có xe đến gom, mùi hôi vào tận nhà dân."],
  ["proposal", "water", "22945", "Tổ dân phố 3",
    "Kiến nghị làm thêm cống thoát nước ở đầu hẻm, năm nào tháng mười cũng ngập đến đầu gối."],
];

async function press(page, selector) {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.locator(selector).last().click()]);
}

async function draw(page, name, width, height) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: "screen", reducedMotion: "reduce" });
  await page.waitForLoadState("networkidle");
  // One tall sheet without breaks; shadows would become pixels, and what scrolls a clip for every glyph; PDF draws round corners of unequal borders badly.
  await page.addStyleTag({ content: "* { break-inside: auto !important; break-after: auto !important; " +
    "box-shadow: none !important } main * { overflow: visible !important } :not(select) { background-image: none !important }" });
  await page.evaluate(() => {
    document.querySelector("details")?.setAttribute("open", "");
    for (const one of document.querySelectorAll("main *")) {
      const style = getComputedStyle(one);
      const widths = [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth];
      if (new Set(widths).size > 1) one.style.borderRadius = "0";
    }
  });
  const pdf = path.join(folder, `${name}.pdf`);
  const svg = path.join(root, "docs/pictures", `${name}.svg`);
  await page.pdf({ path: pdf, width: `${width}px`, height: `${height}px`, printBackground: true, pageRanges: "1",
                   margin: { top: "0", right: "0", bottom: "0", left: "0" } });
  execFileSync("pdftocairo", ["-svg", "-f", "1", "-l", "1", pdf, svg]);
  // A tenth of a point is enough for an eye; the digits would be most of the file.
  writeFileSync(svg, readFileSync(svg, "utf8")
    .replace(/\d+\.\d{2,}/g, (number) => String(+(+number).toFixed(number < 1 ? 2 : 1)))
    .replace(/ d="[^"]*"/g, (d) => d.replace(/ ?([MLCZ]) ?(?=.)/g, "$1").replace(/M[^MLCZ"]*"$/, '"')));
  console.log(`docs/pictures/${name}.svg: ${Math.round(statSync(svg).size / 1024)} KB`);
}

mkdirSync(path.join(root, "docs/pictures"), { recursive: true });
const printed = execFileSync(program, ["init", "--data", data, "--sample"], { cwd: root, encoding: "utf8" });
const server = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--limits", "off",
                               "--log", "off"], { cwd: root, stdio: "ignore" });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
                                        args: ["--no-sandbox"] });
try {
  for (let i = 0; !(await fetch(`${url}/healthz`).catch(() => null))?.ok; ++i) {
    if (i > 100) throw new Error("the server does not answer");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const page = await browser.newPage({ baseURL: url, locale: "vi", bypassCSP: true, viewport: { width: 900, height: 900 } });
  page.setDefaultTimeout(10000);
  let first = null;
  for (const [kind, category, commune, place, words] of cases) {
    await page.goto("/send");
    await page.check(`input[name=kind][value=${kind}]`);
    await page.fill("#words", words);
    await page.selectOption("#category", category);
    await page.selectOption("#commune", commune);
    await page.fill("#place", place);
    await press(page, "form.form button[type=submit]");
    await page.check("input[name=who][value=nobody]");
    await press(page, "form.form button[type=submit]:not([name])");
    await press(page, "form.form button[type=submit]:not([name])");
    first ??= [await page.textContent("#code"), await page.textContent("#secret")].map((text) => text.trim());
  }
  await page.goto("/track");
  await page.fill("#code", first[0]);
  await page.fill("#secret", first[1]);
  await press(page, "form.form button[type=submit]");
  await draw(page, "track", 760, 1100);

  const login = process.env.OFFICER ?? "lanhdao.tinh";
  const password = new RegExp(`SAMPLE\\s+${login.replaceAll(".", "\\.")}\\s+(\\S+)`).exec(printed)[1];
  await page.goto("/staff/login");
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", password);
  await press(page, "form.form button[type=submit]");
  await page.goto("/staff/queue");
  await draw(page, "queue", 1000, 1150);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
