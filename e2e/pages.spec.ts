// Every page of the product, filled, in both themes and both languages: no accessibility finding, no sideways scroll, no script
// that the policy stopped. With REDTHREAD_PICTURES=1 the pictures of docs/screens are taken anew.
import { mkdirSync, readdirSync } from "node:fs";
import type { ConsoleMessage, Page } from "@playwright/test";
import { addMonths } from "#domain/month.ts";
import { DEMO_JOURNEY, PEOPLE, type PersonName, untilSaved, WERVEL } from "./fixtures.ts";
import { COMBINATIONS, DESKTOP, dress, expect, expectClean, PHONE, redress, test } from "./looks.ts";

// the two workers share the pages
test.describe.configure({ mode: "parallel" });

interface Visit {
  /** Where the page stands in app/. */
  readonly route: string;
  readonly path: string;
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
  { route: "/unsubscribe", path: "/unsubscribe?token=not-ours", as: null },
  { route: "/start", path: "/start", as: "lotte" },
  { route: "/settings", path: "/settings", as: "lotte" },
  { route: "/status", path: "/status", as: "ruben" },
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
  {
    route: "/[ws]/j/[slug]/history",
    path: "/atelier-wervel/j/op-zoek-naar-een-krullenkapper/history",
    as: "lotte",
  },
  {
    route: "/[ws]/j/[slug]/health",
    path: `${DEMO_JOURNEY}/health`,
    as: "lotte",
    ready: (page) => expect(page.locator("[data-check]").first()).toBeVisible(),
  },
  { route: "/[ws]/j/[slug]/review", path: `${DEMO_JOURNEY}/review`, as: "ruben" },
  { route: "/[ws]/j/[slug]/review/[month]", path: `${DEMO_JOURNEY}/review/${MONTH}?step=5`, as: "ruben" },
  {
    route: "/[ws]/j/[slug]/review/compare",
    path: `${DEMO_JOURNEY}/review/compare?a=${addMonths(MONTH, -2)}&b=${addMonths(MONTH, -1)}`,
    as: "lotte",
    ready: (page) => expect(page.locator("[data-figure]").first()).toBeVisible(),
  },
  { route: "/[ws]/evidence", path: "/atelier-wervel/evidence", as: "lotte" },
  { route: "/[ws]/evidence/[id]", path: "/atelier-wervel/evidence/int-01", as: "lotte" },
  { route: "/[ws]/personas", path: "/atelier-wervel/personas", as: "lotte" },
  { route: "/[ws]/personas/[id]", path: "/atelier-wervel/personas/per-yara", as: "lotte" },
  { route: "/[ws]/personas/groups", path: "/atelier-wervel/personas/groups", as: "lotte" },
  { route: "/[ws]/personas/matrix", path: "/atelier-wervel/personas/matrix", as: "lotte" },
  {
    route: "/[ws]/personas/compare",
    path: "/atelier-wervel/personas/compare?ids=per-yara,per-tess",
    as: "lotte",
  },
  { route: "/[ws]/channels", path: "/atelier-wervel/channels", as: "lotte" },
  { route: "/[ws]/dashboard", path: "/atelier-wervel/dashboard", as: "ruben" },
  { route: "/[ws]/kpis", path: "/atelier-wervel/kpis", as: "lotte" },
  { route: "/[ws]/tasks", path: "/atelier-wervel/tasks", as: "lotte" },
  { route: "/[ws]/tasks/[month]", path: `/atelier-wervel/tasks/${MONTH}`, as: "lotte" },
  { route: "/[ws]/inbox", path: "/atelier-wervel/inbox", as: "lotte" },
  { route: "/[ws]/import", path: "/atelier-wervel/import", as: "lotte" },
  { route: "/[ws]/settings", path: "/atelier-wervel/settings", as: "ruben" },
  { route: "/[ws]/settings/members", path: "/atelier-wervel/settings/members", as: "ruben" },
  { route: "/[ws]/settings/departments", path: "/atelier-wervel/settings/departments", as: "ruben" },
  {
    route: "/[ws]/settings/health",
    path: "/atelier-wervel/settings/health",
    as: "ruben",
    ready: (page) => expect(page.getByRole("textbox").first()).toBeVisible(),
  },
  { route: "/[ws]/settings/invitations", path: "/atelier-wervel/settings/invitations", as: "ruben" },
  { route: "/[ws]/settings/guests", path: "/de-warme-lijn/settings/guests", as: "eva" },
  { route: "/[ws]/settings/notifications", path: "/atelier-wervel/settings/notifications", as: "ruben" },
  { route: "/[ws]/settings/webhooks", path: "/atelier-wervel/settings/webhooks", as: "ruben" },
  { route: "/[ws]/settings/trash", path: "/atelier-wervel/settings/trash", as: "ruben" },
  { route: "/c/[client]", path: "/c/de-warme-lijn", as: "karin" },
  { route: "/c/[client]/[slug]", path: "/c/de-warme-lijn/van-gas-naar-warmtepomp", as: "karin" },
];

const PICTURES = process.env.REDTHREAD_PICTURES === "1" ? "docs/screens" : null;

async function take(page: Page, route: string, look: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  const name = route === "/" ? "home" : route.replace(/^\//, "").replace(/[[\]]/g, "").replace(/\//g, "-");
  await page.screenshot({ path: `${PICTURES}/${name}-${look}.png` });
}

async function leavePhone(page: Page, route: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await take(page, route, "phone");
  await page.setViewportSize(DESKTOP);
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
  test(`${route} is well made in both themes and languages`, async ({ stage }) => {
    const { page } = await stage(as);
    const stopped: string[] = [];
    const listen = (message: ConsoleMessage) => {
      if (/Content Security Policy|hydrat/i.test(message.text())) stopped.push(message.text());
    };
    page.on("console", listen);
    for (const [at, look] of COMBINATIONS.entries()) {
      // each language and each theme comes from the server once; the other theme is switched to, as a reader does
      if (at % 2 === 0) {
        await dress(page, look);
        // of the two loads one is a phone's, which is then turned into a large screen
        await page.setViewportSize(at === 0 ? PHONE : DESKTOP);
        await page.goto(path);
        await ready(page);
        // what is looked at is the page with what it shows, not the grey lines before it
        await expect(page.locator(".animate-breathe")).toHaveCount(0);
        if (at === 0) await leavePhone(page, route);
      } else await redress(page, look);
      await expectClean(page, look, { followsDevice: route === "/dev/mail" });
      await take(page, route, `${look.theme}-${look.locale}`);
    }
    page.off("console", listen);
    expect(stopped).toEqual([]);
  });
}

test("a page comes with its faces: they are fetched at once, under the addresses its stylesheet names", async ({
  stage,
}) => {
  const { page } = await stage(null);
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fetched.push(new URL(request.url()).pathname);
  });
  const answer = await page.goto("/login");
  const asked = [...(answer?.headers().link ?? "").matchAll(/<([^>]+\.woff2)>; rel=preload; as="font"/g)];
  await page.evaluate(() => document.fonts.ready);
  expect(asked.map(([, address]) => address)).toHaveLength(2);
  expect([...new Set(fetched)].sort()).toEqual(asked.map(([, address]) => address ?? "").sort());
});

test("names of the demo's people are not their addresses", async ({ visit }) => {
  const { api } = await visit("viewer");
  const members = JSON.stringify(await api.ask("members.list", { workspaceId: WERVEL }));
  expect(members).toContain("Lotte");
  for (const email of Object.values(PEOPLE)) expect(members).not.toContain(email);
});
