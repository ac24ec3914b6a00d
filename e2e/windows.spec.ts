// Every window of the product (dialog, sheet, menu of commands), and the pages in other states: empty, an error, the inspector.
// Each is opened once, the four looks taking turns, and axe finds nothing.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { type Api, DEMO_JOURNEY, PEOPLE, type PersonName, untilSaved, WERVEL } from "./fixtures.ts";
import { COMBINATIONS, DESKTOP, dress, expect, expectClean, PHONE, say, test } from "./looks.ts";

test.describe.configure({ mode: "parallel" });

interface Opened {
  readonly page: Page;
  readonly api: Api;
  /** Clicks a button by the key of its text. */
  readonly press: (key: string) => Promise<void>;
  /** Chooses from an open menu by the key of its text. */
  readonly choose: (key: string) => Promise<void>;
}

interface WindowVisit {
  readonly name: string;
  /** The files of components/ whose window this is. */
  readonly of: readonly string[];
  readonly as: PersonName;
  readonly at: string;
  readonly isBoard?: boolean;
  readonly isPhone?: boolean;
  readonly open: (opened: Opened) => Promise<void>;
}

const BOARD = `${DEMO_JOURNEY}?t=tp-10`;
const MONTH = new Date().toISOString().slice(0, 7);

const WINDOWS: readonly WindowVisit[] = [
  {
    name: "a new journey",
    of: ["workspace/new-journey-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: ({ press }) => press("workspace.journeys.new"),
  },
  {
    name: "evidence is added",
    of: ["evidence/evidence-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/evidence",
    open: ({ press }) => press("evidence.library.add"),
  },
  {
    name: "evidence is linked to a touchpoint",
    of: ["evidence/link-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/evidence/int-01",
    open: ({ press }) => press("evidence.linkWhole"),
  },
  {
    name: "a touchpoint gets evidence from the board",
    of: ["evidence/link-evidence-dialog.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: async ({ page, press }) => {
      await page.getByRole("tab").nth(1).click();
      await press("inspector.linkEvidence");
    },
  },
  {
    name: "a touchpoint is moved",
    of: ["journey/board-dialogs.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: async ({ page, choose }) => {
      const card = page.locator("[data-card]").first();
      await card.hover();
      await card.locator("[data-menu]").click();
      await choose("board.menu.moveTo");
    },
  },
  {
    name: "a filled phase is deleted",
    of: ["journey/board-dialogs.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: async ({ page, choose }) => {
      const head = page.locator("[role=columnheader][data-phase]").first();
      await head.hover();
      await head.locator("[data-menu]").click();
      await choose("board.phaseMenu.remove");
    },
  },
  {
    name: "a phase gets its goal",
    of: ["journey/goal-picker.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: async ({ page, press }) => {
      await page.locator("[role=gridcell]").filter({ hasText: /./ }).first().waitFor();
      await press("board.addGoal");
    },
  },
  {
    name: "a metric is added",
    of: ["metric/metric-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/kpis",
    open: ({ press }) => press("metric.add"),
  },
  {
    name: "a reading is entered",
    of: ["metric/reading-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/kpis",
    open: ({ press }) => press("metric.measureOf"),
  },
  {
    name: "a new persona",
    of: ["persona/new-persona-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/personas",
    open: ({ press }) => press("persona.add"),
  },
  {
    name: "a channel from the library",
    of: ["channel/add-channel-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/channels",
    open: ({ press }) => press("channel.add"),
  },
  {
    name: "a channel is edited",
    of: ["channel/channel-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/channels",
    open: async ({ page, choose }) => {
      await page.getByRole("main").locator("li [aria-haspopup=menu]").first().click();
      await choose("channel.edit");
    },
  },
  {
    name: "a new task",
    of: ["task/task-dialog.tsx"],
    as: "lotte",
    at: `/atelier-wervel/tasks/${MONTH}`,
    open: ({ press }) => press("tasks.new"),
  },
  {
    name: "a journey is shared with the client",
    of: ["portal/share-dialog.tsx"],
    as: "eva",
    at: "/de-warme-lijn/j/van-gas-naar-warmtepomp",
    isBoard: true,
    open: ({ press }) => press("portal.share.open"),
  },
  {
    name: "a new client",
    of: ["workspace/agency-clients.tsx"],
    as: "eva",
    at: "/agency",
    open: ({ press }) => press("agency.new"),
  },
  {
    name: "the workspace is left",
    of: ["workspace/general-settings.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings",
    open: ({ press }) => press("settings.general.leave"),
  },
  {
    name: "the workspace is deleted",
    of: ["workspace/general-settings.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings",
    open: ({ press }) => press("settings.general.remove"),
  },
  {
    name: "a guest is removed",
    of: ["workspace/guest-settings.tsx"],
    as: "eva",
    at: "/de-warme-lijn/settings/guests",
    open: ({ press }) => press("settings.guests.removeOf"),
  },
  {
    name: "a member is removed",
    of: ["workspace/member-row.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/members",
    open: async ({ page, choose }) => {
      await page.getByRole("button", { name: /Bram/ }).first().click();
      await choose("settings.members.remove");
    },
  },
  {
    name: "somebody without an account is added",
    of: ["workspace/staff-dialog.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/members",
    open: async ({ press, choose }) => {
      await press("settings.members.add");
      await choose("settings.members.addStaff");
    },
  },
  {
    name: "somebody of the agency is let in",
    of: ["workspace/lend-dialog.tsx"],
    as: "eva",
    at: "/de-warme-lijn/settings/members",
    open: async ({ press, choose }) => {
      await press("settings.members.add");
      await choose("settings.members.lend");
    },
  },
  {
    name: "a journey is renamed",
    of: ["workspace/rename-journey-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: async ({ press, choose }) => {
      await press("workspace.journeys.menu");
      await choose("common.rename");
    },
  },
  {
    name: "a department is deleted",
    of: ["workspace/remove-department-dialog.tsx"],
    as: "ruben",
    at: "/atelier-wervel/settings/departments",
    open: async ({ press, choose }) => {
      await press("settings.departments.menu");
      await choose("common.delete");
    },
  },
  {
    name: "the menu of commands",
    of: ["shell/command-menu.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: ({ page }) => page.keyboard.press("Control+k"),
  },
  {
    name: "the help",
    of: ["shell/help-sheet.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    open: ({ page }) => page.keyboard.press("?"),
  },
  {
    name: "the filters of the evidence, on a phone",
    of: ["evidence/evidence-library.tsx"],
    as: "lotte",
    at: "/atelier-wervel/evidence",
    isPhone: true,
    open: ({ press }) => press("evidence.library.filters"),
  },
  {
    name: "the rest of the navigation, on a phone",
    of: ["shell/bottom-bar.tsx"],
    as: "lotte",
    at: "/atelier-wervel/journeys",
    isPhone: true,
    open: ({ press }) => press("shell.more"),
  },
  {
    name: "a touchpoint's details, on a phone",
    of: ["journey/narrow-board.tsx"],
    as: "lotte",
    at: DEMO_JOURNEY,
    isBoard: true,
    isPhone: true,
    open: ({ page }) => page.locator("[data-card]").first().click(),
  },
];

test("every window of components/ is opened", () => {
  const root = path.resolve(import.meta.dirname, "../components");
  const withWindows = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => name.endsWith(".tsx") && !name.startsWith("ui/"))
    .filter((name) =>
      /<(Dialog(\.Root)?|ConfirmDialog|Sheet)\b/.test(readFileSync(path.join(root, name), "utf8")),
    );
  expect(withWindows.sort()).toEqual([...new Set(WINDOWS.flatMap((one) => one.of))].sort());
});

for (const [at, visit] of WINDOWS.entries()) {
  const look = COMBINATIONS[at % COMBINATIONS.length] ?? COMBINATIONS[0];
  test(`window: ${visit.name} (${look.theme}, ${look.locale})`, async ({ stage }) => {
    const { page, api } = await stage(visit.as);
    await page.setViewportSize(visit.isPhone ? PHONE : DESKTOP);
    await dress(page, look);
    await page.goto(visit.at);
    if (visit.isBoard) await untilSaved(page);
    else await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const press = (key: string) =>
      page
        .getByRole("button", { name: say(look.locale, key) })
        .first()
        .click();
    const choose = (key: string) =>
      page
        .getByRole("menuitem", { name: new RegExp(say(look.locale, key).source.replace(/\$$/, "\\b")) })
        .first()
        .click();
    await visit.open({ page, api, press, choose });
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog")).last();
    await expect(dialog).toBeVisible();
    await expectClean(page, look);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
}

test.describe("other states", () => {
  test("an address that leads nowhere", async ({ stage }) => {
    const { page } = await stage("lotte");
    await dress(page, COMBINATIONS[1]);
    expect((await page.goto("/atelier-wervel/j/bestaat-niet"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectClean(page, COMBINATIONS[1]);
  });

  test("a list that does not come says so, and comes when asked again", async ({ stage }) => {
    const { page } = await stage("eva");
    const look = COMBINATIONS[2];
    await page.setViewportSize(DESKTOP);
    await dress(page, look);
    const calls = "**/api/trpc/**";
    await page.route(calls, (route) => route.abort());
    await page.goto("/de-warme-lijn/settings/guests");
    const retry = page.getByRole("button", { name: say(look.locale, "ui.retry") }).first();
    await expect(retry).toBeVisible({ timeout: 40_000 });
    await expectClean(page, look);
    await page.unroute(calls);
    await retry.click();
    await expect(page.getByText(PEOPLE.karin)).toBeVisible();
    await expect(retry).toHaveCount(0);
  });

  test("a board without touchpoints", async ({ stage, newJourney }) => {
    const journey = await newJourney(null, "Nog leeg");
    const { page } = await stage("lotte");
    await page.setViewportSize(DESKTOP);
    await dress(page, COMBINATIONS[3]);
    await page.goto(journey.path);
    await untilSaved(page);
    await expectClean(page, COMBINATIONS[3]);
  });

  test("the inspector's three parts", async ({ stage }) => {
    const { page } = await stage("bram");
    await page.setViewportSize(DESKTOP);
    for (const [at, look] of COMBINATIONS.slice(0, 3).entries()) {
      await dress(page, look);
      await page.goto(BOARD);
      await untilSaved(page);
      await page.getByRole("tab").nth(at).click();
      await expect(page.getByRole("tabpanel").first()).toBeVisible();
      await expectClean(page, look);
    }
  });

  test("a workspace with nothing in it", async ({ stage }) => {
    test.setTimeout(150_000);
    const { page, api } = await stage("farah");
    await page.setViewportSize(DESKTOP);
    const made = await api.tell<{ slug: string; id: string }>("workspaces.create", {
      name: "Nog niets",
      kind: "brand",
    });
    expect(made.id).not.toBe(WERVEL);
    const places = [
      "journeys",
      "evidence",
      "personas",
      "channels",
      "kpis",
      `tasks/${MONTH}`,
      "settings/trash",
    ];
    for (const [at, place] of places.entries()) {
      const look = COMBINATIONS[at % COMBINATIONS.length] ?? COMBINATIONS[0];
      await dress(page, look);
      await page.goto(`/${made.slug}/${place}`);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expectClean(page, look);
    }
    await api.tell("workspaces.remove", { workspaceId: made.id });
  });
});
