import { chromium } from "@playwright/test";
const O = "http://localhost:3102";
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
const ctx = await b.newContext({ viewport: { width: 1440, height: 900 }, locale: "nl-NL" });
const { csrfToken } = await (await ctx.request.get(O + "/api/auth/csrf")).json();
const PASS = process.env.PASS;
const r = await ctx.request.post(O + "/api/auth/callback/credentials", {
  headers: { origin: O },
  form: { csrfToken, email: "lotte@wervel.example", password: PASS, json: "true" },
});
console.log("login", r.status());
const p = await ctx.newPage();
p.on("console", (m) => {
  if (m.type() === "error" || /hydrat|MISSING/i.test(m.text())) console.log("C", m.text().slice(0, 300));
});
p.on("pageerror", (e) => console.log("E", String(e).slice(0, 300)));
const shot = (n) => p.screenshot({ path: `/tmp/wt-imports-look/${n}.png`, fullPage: false });
await p.goto(O + "/atelier-wervel/import");
await p.waitForTimeout(1500);
await shot("start");
await p.setInputFiles("input[type=file]", "public/samples/reviews-sample-nl-excel.csv");
await p.waitForURL(/batch=/);
const t = Date.now();
await p.getByRole("button", { name: /rijen importeren/ }).waitFor({ timeout: 20000 });
console.log("preview after", Date.now() - t);
await p.waitForTimeout(500);
await shot("preview");
await p.setViewportSize({ width: 390, height: 844 });
await p.waitForTimeout(500);
await shot("preview-phone");
console.log("w", await p.evaluate(() => document.documentElement.scrollWidth));
await p.setViewportSize({ width: 1440, height: 900 });
await p.getByRole("button", { name: "Kolommen aanpassen" }).click();
await p.waitForTimeout(500);
await shot("columns");
await p.setViewportSize({ width: 390, height: 844 });
await p.waitForTimeout(500);
await shot("columns-phone");
console.log("w", await p.evaluate(() => document.documentElement.scrollWidth));
await p.setViewportSize({ width: 1440, height: 900 });
await p.getByRole("button", { name: "Voorbeeld tonen" }).click();
await p.getByRole("button", { name: /rijen importeren/ }).waitFor({ timeout: 20000 });
await p.getByRole("button", { name: /rijen importeren/ }).click();
await p.getByRole("link", { name: "Koppel dit bewijs" }).waitFor({ timeout: 20000 });
await p.waitForTimeout(400);
await shot("receipt");
await p.getByRole("button", { name: "Import ongedaan maken" }).click();
await p.waitForTimeout(600);
await shot("undo");
await p.keyboard.press("Escape");
await p.getByRole("link", { name: "Koppel dit bewijs" }).click();
await p.waitForTimeout(2500);
await shot("library");
await p.goto(O + "/atelier-wervel/import");
await p.waitForTimeout(800);
await p.setInputFiles("input[type=file]", "public/samples/kpi-sample.csv");
await p.waitForURL(/batch=/);
await p.getByRole("button", { name: "Voorbeeld tonen" }).waitFor({ timeout: 20000 });
await p.waitForTimeout(600);
await shot("kpi-1");
await p.getByRole("combobox", { name: /Klantreis/ }).click();
await p.getByRole("option").first().click();
await p.waitForTimeout(1200);
await shot("kpi-2");
await p.setViewportSize({ width: 390, height: 844 });
await p.waitForTimeout(500);
await p.evaluate(() => window.scrollTo(0, 700));
await shot("kpi-phone");
console.log("w", await p.evaluate(() => document.documentElement.scrollWidth));
await p.setViewportSize({ width: 1440, height: 900 });
await p.goto(O + "/atelier-wervel/import");
await p.waitForTimeout(800);
await p
  .getByLabel(/Rijen, met/)
  .fill("Datum\tCijfer\tOpmerking\n01-02-2026\t1.5\tFijn\n03-04-2026\t4\tGoed\n");
await p.getByRole("button", { name: "Inlezen" }).click();
await p.waitForURL(/batch=/);
await p.waitForTimeout(3500);
await shot("paste");
await ctx.addCookies([{ name: "rt-locale", value: "en", url: O }]);
await p.emulateMedia({ colorScheme: "dark" });
await p.goto(O + "/atelier-wervel/import");
await p.waitForTimeout(1200);
await shot("start-dark");
await b.close();
