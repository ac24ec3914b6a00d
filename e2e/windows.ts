// The windows of the product, and how a person comes to each.
import { DEMO_JOURNEY, WERVEL } from "./fixtures.ts";
import type { WindowVisit } from "./window-visit.ts";
import { SETTINGS_WINDOWS } from "./windows-of-settings.ts";

export const BOARD = `${DEMO_JOURNEY}?t=tp-10`;
export const MONTH = new Date().toISOString().slice(0, 7);

export const WINDOWS: readonly WindowVisit[] = [
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
    name: "a phase is explained, from its head",
    of: ["journey/phase-explanation.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: async ({ page, choose }) => {
      const head = page.locator("[role=columnheader][data-phase]").nth(1);
      await head.hover();
      await head.locator("[data-menu]").click();
      await choose("board.phaseMenu.explain");
      await page.locator("[data-explanation]").waitFor();
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
    name: "a goal is set",
    of: ["metric/goal-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/kpis",
    open: async ({ page, choose }) => {
      await page.getByRole("main").locator("li [aria-haspopup=menu]").first().click();
      await choose("metric.goal.open");
    },
  },
  {
    name: "a reading is entered",
    of: ["metric/reading-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/kpis",
    open: ({ press }) => press("metric.measureOf"),
  },
  {
    name: "a check is deliberately left",
    of: ["health/waive-dialog.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/health`,
    open: ({ press }) => press("health.waive.openOf"),
  },
  {
    name: "a strategy is made",
    of: ["health/strategy-dialog.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/health`,
    open: ({ press }) => press("health.strategy.add"),
  },
  {
    name: "a checklist is made",
    of: ["health/checklist-dialog.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/health`,
    open: ({ press }) => press("health.checklist.add"),
  },
  {
    name: "a decision of the month is made",
    of: ["cycle/decision-dialog.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/review/${MONTH}?step=4`,
    open: ({ press }) => press("cycle.choose.other"),
  },
  {
    name: "a month gets its topic and people",
    of: ["cycle/cycle-dialog.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/review/${MONTH}`,
    open: ({ press }) => press("cycle.banner.edit"),
  },
  {
    name: "a month is skipped",
    of: ["cycle/skip-dialog.tsx"],
    as: "ruben",
    at: `${DEMO_JOURNEY}/review/${MONTH}?step=5`,
    open: ({ press }) => press("cycle.close.skip"),
  },
  {
    name: "a new persona",
    of: ["persona/new-persona-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/personas",
    open: ({ press }) => press("persona.add"),
  },
  {
    name: "a segment is added",
    of: ["persona/group-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/personas/groups",
    open: ({ press }) => press("persona.segments.add"),
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
    at: "/atelier-wervel/channels?view=list",
    open: async ({ page, choose }) => {
      await page.getByRole("main").locator("li [aria-haspopup=menu]").first().click();
      await choose("channel.edit");
    },
  },
  {
    name: "a commitment to a channel",
    of: ["channel/commitment-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/channels?view=budget",
    open: ({ press }) => press("budget.agree"),
  },
  {
    name: "a bridge is taken away",
    of: ["channel/bridge-reason-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/channels?view=list",
    open: async ({ page, choose }) => {
      await page.locator("[data-channel=ch-booking] [aria-haspopup=menu]").click();
      await choose("common.remove");
    },
  },
  {
    name: "since when a persona uses a channel",
    of: ["persona/channel-use-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/personas/per-yara",
    open: ({ press }) => press("persona.use.title"),
  },
  {
    name: "a new task",
    of: ["task/task-dialog.tsx"],
    as: "lotte",
    at: `/atelier-wervel/tasks/${MONTH}`,
    open: ({ press }) => press("tasks.new"),
  },
  {
    name: "what was said of a month",
    of: ["comment/comment-sheet.tsx"],
    as: "lotte",
    at: `${DEMO_JOURNEY}/review/${MONTH}`,
    open: ({ press }) => press("comments.openOf"),
  },
  {
    name: "a task that was carried on twice is decided",
    of: ["task/decide-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/tasks/2031-10",
    open: async ({ page, api, press }) => {
      const task = { title: "Blijft liggen", month: "2031-08" };
      let { id } = await api.tell<{ id: string }>("tasks.create", { workspaceId: WERVEL, task });
      for (let time = 0; time < 2; time += 1)
        ({ id } = await api.tell<{ id: string }>("tasks.carry", { workspaceId: WERVEL, taskId: id }));
      await page.reload();
      await press("tasks.decideOf");
    },
  },
  {
    name: "what a persona's line rests on",
    of: ["persona/line-evidence.tsx"],
    as: "lotte",
    at: "/atelier-wervel/personas/per-yara",
    open: ({ page }) =>
      page
        .getByRole("button", {
          name: /^(aanname|anekdotisch|onderbouwd|assumption|anecdotal|supported), .*: /i,
        })
        .first()
        .click(),
  },
  {
    name: "a journey is shared with the client",
    of: ["portal/share-dialog.tsx"],
    as: "eva",
    at: "/de-warme-lijn/j/van-gas-naar-warmtepomp",
    isBoard: true,
    open: ({ press }) => press("portal.share.open"),
  },
  ...SETTINGS_WINDOWS,
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
    // what is unread stands in its name
    open: ({ page }) =>
      page
        .getByRole("navigation")
        .getByRole("button", { name: /^(Meer|More)(,|$)/ })
        .click(),
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
  {
    name: "the journey as it is gets a name, from the board",
    of: ["version/name-version-dialog.tsx"],
    as: "lotte",
    at: BOARD,
    isBoard: true,
    open: ({ page }) => page.keyboard.press("Control+s"),
  },
  {
    name: "an import is taken back",
    of: ["import/import-receipt.tsx"],
    as: "eva",
    at: "/bureau-steek/import",
    open: async ({ page, press }) => {
      const review = `Datum;Sterren;Recensie\n2026-11-21;4;Fijn ${Date.now()}\n`;
      await page.locator("input[type=file]").setInputFiles({
        name: "review.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(review),
      });
      const start = page.getByRole("button", { name: /1 (rij|row)/ });
      await start.click({ timeout: 30_000 });
      await start.waitFor({ state: "detached", timeout: 30_000 });
      await press("imports.receipt.undo");
    },
  },
  {
    name: "a journey's history is erased",
    of: ["version/history-page.tsx"],
    as: "ruben",
    at: `${DEMO_JOURNEY}/history`,
    open: async ({ press, choose }) => {
      await press("common.more");
      await choose("versions.erase");
    },
  },
  {
    name: "a respondent is forgotten",
    of: ["evidence/erase-dialog.tsx"],
    as: "lotte",
    at: "/atelier-wervel/evidence/int-01",
    open: async ({ press, choose }) => {
      await press("evidence.more");
      await choose("evidence.erase.action");
    },
  },
];
