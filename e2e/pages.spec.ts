// Every page of the product, filled, in both themes and both languages: no accessibility finding, no sideways scroll, no script
// that the policy stopped. With REDTHREAD_PICTURES=1 the pictures of docs/screens are taken anew.
import { mkdirSync, readdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, PEOPLE, type PersonName, test, untilSaved, WERVEL } from "./fixtures.ts";

interface Visit {
  /** Where the page stands in app/. */
  readonly route: string;
  readonly path: string | ((page: Page) => Promise<string>);
  /** Null: nobody is signed in. */
  readonly as: PersonName | null;
  /** Waits until what the page is for is there. */
  readonly ready?: (page: Page) => Promise<void>;
}

const MONTH = new Date().toISOString().slice(0, 7);
const heading = (page: Page) => expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();

const VISITS: readonly Visit[] = [
  { route: "/", path: "/", as: "lotte" },
  { route: "/login", path: "/login", as: null },
  { route: "/login/confirm", path: "/login/confirm?token=t&email=lotte%40wervel.example", as: null },
  { route: "/login/sent", path: "/login/sent", as: null },
  { route: "/signup", path: "/signup", as: null },
  { route: "/signup/confirm", path: "/signup/confirm?token=t", as: null },
  { route: "/forgot", path: "/forgot", as: null },
  { route: "/reset", path: "/reset?token=abcdefghijklmnopqrstuvwxyz", as: null },
  { route: "/invite/[token]", path: "/invite/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", as: null },
  { route: "/start", path: "/start", as: "lotte" },
  { route: "/settings", path: "/settings", as: "lotte" },
  { route: "/agency", path: "/agency", as: "eva" },
  { route: "/dev/mail", path: "/dev/mail", as: null },
  { route: "/[ws]", path: "/atelier-wervel", as: "lotte" },
  { route: "/[ws]/journeys", path: "/atelier-wervel/journeys", as: "lotte" },
  {
    route: "/[ws]/j/[slug]",
    path: "/atelier-wervel/j/op-zoek-naar-een-krullenkapper",
    as: "lotte",
    ready: untilSaved,
  },
  { route: "/[ws]/evidence", path: "/atelier-wervel/evidence", as: "lotte" },
  { route: "/[ws]/evidence/[id]", path: "/atelier-wervel/evidence/int-01", as: "lotte" },
  { route: "/[ws]/personas", path: "/atelier-wervel/personas", as: "lotte" },
  { route: "/[ws]/personas/[id]", path: "/atelier-wervel/personas/per-yara", as: "lotte" },
  { route: "/[ws]/channels", path: "/atelier-wervel/channels", as: "lotte" },
  { route: "/[ws]/kpis", path: "/atelier-wervel/kpis", as: "lotte" },
  { route: "/[ws]/tasks", path: "/atelier-wervel/tasks", as: "lotte" },
  { route: "/[ws]/tasks/[month]", path: `/atelier-wervel/tasks/${MONTH}`, as: "lotte" },
  { route: "/[ws]/settings", path: "/atelier-wervel/settings", as: "ruben" },
  { route: "/[ws]/settings/members", path: "/atelier-wervel/settings/members", as: "ruben" },
  { route: "/[ws]/settings/departments", path: "/atelier-wervel/settings/departments", as: "ruben" },
  { route: "/[ws]/settings/invitations", path: "/atelier-wervel/settings/invitations", as: "ruben" },
  { route: "/[ws]/settings/guests", path: "/de-warme-lijn/settings/guests", as: "eva" },
  { route: "/[ws]/settings/trash", path: "/atelier-wervel/settings/trash", as: "ruben" },
  { route: "/c/[client]", path: "/c/de-warme-lijn", as: "karin" },
  { route: "/c/[client]/[slug]", path: "/c/de-warme-lijn/van-gas-naar-warmtepomp", as: "karin" },
];

const COMBINATIONS = (["light", "dark"] as const).flatMap((theme) =>
  (["nl", "en"] as const).map((locale) => ({ theme, locale })),
);
const PICTURES = process.env.REDTHREAD_PICTURES === "1" ? "docs/screens" : null;
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function dress(context: BrowserContext, theme: string, locale: string): Promise<void> {
  const url = process.env.REDTHREAD_URL ?? "http://localhost:3000";
  await context.addCookies([
    { name: "rt-theme", value: theme, url },
    { name: "rt-locale", value: locale, url },
  ]);
}

async function take(page: Page, route: string, look: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const name = route === "/" ? "home" : route.replace(/^\//, "").replace(/[[\]]/g, "").replace(/\//g, "-");
  await page.screenshot({ path: `${PICTURES}/${name}-${look}.png` });
}

test("every page of app/ is visited", () => {
  const routes = readdirSync("app", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replace(/\\/g, "/").replace(/\/?page\.tsx$/, "")}`);
  // the mails of a machine without SMTP are a plain answer and no page of app/
  const visited = VISITS.map(({ route }) => route).filter((route) => route !== "/dev/mail");
  expect(routes.sort()).toEqual(visited.sort());
});

for (const { route, path, as, ready = heading } of VISITS) {
  test(`${route} is well made in both themes and languages`, async ({ browser, visit }) => {
    test.setTimeout(120_000);
    const context = as === null ? await browser.newContext({ viewport: DESKTOP }) : (await visit(as)).context;
    const page = await context.newPage();
    const stopped: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy|hydrat/i.test(message.text())) stopped.push(message.text());
    });
    const address = typeof path === "string" ? path : await path(page);
    for (const { theme, locale } of COMBINATIONS) {
      await dress(context, theme, locale);
      await page.goto(address);
      await ready(page);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const found = await new AxeBuilder({ page }).analyze();
      expect(
        found.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
        ),
        `${theme} ${locale}`,
      ).toEqual([]);
      await take(page, route, `${theme}-${locale}`);
    }
    await page.setViewportSize(PHONE);
    await dress(context, "light", "nl");
    await page.goto(address);
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await take(page, route, "phone");
    expect(stopped).toEqual([]);
    if (as === null) await context.close();
    else await page.close();
  });
}

test.describe("pages in other states", () => {
  const clean = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ") ?? ""}`)).toEqual([]);
  };

  test("an address that leads nowhere", async ({ visit }) => {
    const { page } = await visit("lotte");
    expect((await page.goto("/atelier-wervel/j/bestaat-niet"))?.status()).toBe(404);
    await heading(page);
    await clean(page);
  });

  test("a new journey with its dialog, and a board without touchpoints", async ({ visit, newJourney }) => {
    const journey = await newJourney(null, "Nog leeg");
    const { page } = await visit("lotte");
    await page.goto(journey.path);
    await untilSaved(page);
    await clean(page);
    await page.goto("/atelier-wervel/journeys");
    await page
      .getByRole("button", { name: /nieuwe klantreis/i })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await clean(page);
  });

  test("the inspector's three parts", async ({ visit }) => {
    const { page } = await visit("bram");
    await page.goto("/atelier-wervel/j/op-zoek-naar-een-krullenkapper?t=tp-10");
    await untilSaved(page);
    for (const tab of [/overzicht/i, /bewijs/i, /taken/i]) {
      await page.getByRole("tab", { name: tab }).click();
      await clean(page);
    }
  });

  test("a workspace with nothing in it", async ({ visit }) => {
    const { page, api } = await visit("farah");
    const made = await api.tell<{ slug: string; id: string }>("workspaces.create", {
      name: "Nog niets",
      kind: "brand",
    });
    expect(made.id).not.toBe(WERVEL);
    for (const place of [
      "journeys",
      "evidence",
      "personas",
      "channels",
      "kpis",
      `tasks/${MONTH}`,
      "settings/trash",
    ]) {
      await page.goto(`/${made.slug}/${place}`);
      await heading(page);
      await clean(page);
    }
    await api.tell("workspaces.remove", { workspaceId: made.id });
  });

  test("names of the demo's people are not their addresses", async ({ visit }) => {
    const { api } = await visit("viewer");
    const members = JSON.stringify(await api.ask("members.list", { workspaceId: WERVEL }).catch(() => ""));
    for (const email of Object.values(PEOPLE))
      if (email !== PEOPLE.viewer) expect(members).not.toContain(email);
  });
});
