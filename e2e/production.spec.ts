// Page: /{ws}/j/{slug}
// What these specs meet is what people run: the production build, which asks nothing of any other machine; and every row that
// is promised so far has its test.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { removeData } from "../scripts/postgres-place.mjs";
import { startProduct } from "../scripts/product.mjs";
import { DEMO_PASSWORD, PEOPLE, untilSaved } from "./fixtures.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
/** Rows of the mission that are not built yet; whoever builds one takes it off this list. */
const TO_COME = ["W5", "W7", "W9", "W12"];

/** Runs in every process of the product: a connection to any other machine is written down and refused. */
const GUARD = `
import { appendFileSync } from "node:fs";
import dns from "node:dns";
import net from "node:net";
const isHere = (host) => !host || /^(localhost|127\\.\\d+\\.\\d+\\.\\d+|::1)$/.test(host);
const refuse = (host) => {
  appendFileSync(process.env.REDTHREAD_CALLS, host + "\\n");
  return Object.assign(new Error("no network"), { code: "ENETUNREACH" });
};
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  const host = typeof first === "object" && first !== null ? first.host : typeof given[1] === "string" ? given[1] : null;
  if (isHere(host)) return connect.apply(this, given);
  this.destroy(refuse(host));
  return this;
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => (isHere(host) ? lookup(host, ...rest) : rest.at(-1)(refuse(host)));
appendFileSync(process.env.REDTHREAD_CALLS, "guarded\\n");
`;

test("[U13] the production build works without network, and every U and W row built so far has its test", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), "redthread-offline-"));
  // Postgres' own account must be able to enter it
  chmodSync(folder, 0o755);
  const calls = path.join(folder, "calls.txt");
  const guard = path.join(folder, "guard.mjs");
  const dataDir = path.join(folder, "data");
  writeFileSync(guard, GUARD);
  process.env.REDTHREAD_CALLS = calls;
  process.env.NODE_OPTIONS = `--import ${pathToFileURL(guard).href}`;
  const product = await startProduct({ dataDir }).finally(() => delete process.env.NODE_OPTIONS);
  try {
    const context = await browser.newContext({ baseURL: product.url, locale: "nl-NL" });
    const elsewhere: string[] = [];
    await context.route(
      (url) => url.origin !== product.url,
      (route) => {
        elsewhere.push(route.request().url());
        return route.abort();
      },
    );
    const page = await context.newPage();
    await page.goto("/login");
    await page
      .getByLabel(/e-mail/i)
      .first()
      .fill(PEOPLE.lotte);
    await page.locator("input[type=password]").first().fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: /^inloggen$/i }).click();
    await expect(page).toHaveURL(/atelier-wervel/);
    await page.goto("/atelier-wervel/journeys");
    await page.getByRole("button", { name: "Nieuwe klantreis" }).first().click();
    await page.getByRole("dialog").getByRole("textbox").first().fill("Zonder netwerk");
    await page.getByRole("dialog").getByRole("button", { name: "Klantreis maken" }).click();
    await expect(page).toHaveURL(/\/j\/zonder-netwerk/);
    await untilSaved(page);
    const card = page.locator("[data-card]").first();
    await card.click();
    await page.keyboard.press("F2");
    await card.getByRole("textbox").fill("Blijft staan");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    await page.reload();
    await untilSaved(page);
    await expect(page.locator("[data-card] [data-title]").filter({ hasText: "Blijft staan" })).toHaveCount(1);
    expect(elsewhere).toEqual([]);
    // the build of `next build`, and no other
    const build = readFileSync(path.join(ROOT, ".next/BUILD_ID"), "utf8").trim();
    expect((await context.request.get(`/_next/static/${build}/_buildManifest.js`)).status()).toBe(200);
    expect(await page.content()).not.toMatch(/react-refresh|webpack-hmr|turbopack-hmr/);
    await context.close();
  } finally {
    await product.stop();
  }
  const called = existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [];
  removeData(dataDir);
  rmSync(folder, { recursive: true, force: true });
  expect(called.length).toBeGreaterThan(1);
  expect([...new Set(called)]).toEqual(["guarded"]);

  const promised = [
    ...Array.from({ length: 14 }, (_, at) => `U${at + 1}`),
    ...Array.from({ length: 12 }, (_, at) => `W${at + 1}`),
  ];
  const page = readFileSync(path.join(ROOT, "docs/mission.md"), "utf8");
  const proven = [...page.matchAll(/^\| ([UW]\d+) \|/gm)].map(([, id]) => id ?? "");
  expect(proven.sort()).toEqual(promised.filter((id) => !TO_COME.includes(id)).sort());
});
