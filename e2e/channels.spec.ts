// Page: /{ws}/channels
// The channel plan of a workspace of its own: matrix and budget that add up, commitments, bridges that break, shifts and misses.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Api, expect, openBoard, test, untilSaved } from "./fixtures.ts";

interface Line {
  channelId: string;
  month: string;
  plannedCents: number | null;
  committedCents: number | null;
  spentCents: number | null;
}
interface Budget {
  month: string;
  lines: Line[];
  commitments: { id: string; channelId: string; months: number; endReason: string | null }[];
}
interface Board {
  phases: { id: string }[];
  touchpoints: { id: string; phaseId: string | null; channelId: string | null; mediaKind: string }[];
}
interface Channel {
  id: string;
  name: string;
}

/** Months away from this one. */
function away(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Cents of an amount as the page writes it; 0 for one that is not known. */
const centsIn = (text: string): number =>
  text.includes("–") ? 0 : Math.round(Number(text.replace(/[^\d,]/g, "").replace(",", ".")) * 100);
const sumOf = async (page: Page, selector: string): Promise<number> =>
  (await page.locator(selector).allInnerTexts()).reduce((sum, text) => sum + centsIn(text), 0);

/** A workspace with one journey, whose channels come with its touchpoints. */
async function plan(api: Api) {
  const { id: workspaceId, slug } = await api.tell<{ id: string; slug: string }>("workspaces.create", {
    name: `Kanaalplan ${Date.now().toString(36)}`,
    kind: "brand",
  });
  const journey = await api.tell<{ id: string; slug: string }>("journeys.create", {
    workspaceId,
    journey: { title: "Van zoeken tot kopen", model: "four_digital", contentLocale: "nl" },
  });
  const board = await api.ask<Board>("journeys.getBoard", { journeyId: journey.id });
  const used = board.touchpoints.find((one) => one.channelId !== null && one.mediaKind !== "none");
  const channelId = used?.channelId ?? "";
  const budget = () => api.ask<Budget>("budgets.get", { workspaceId });
  const channels = await api.ask<Channel[]>("channels.list", { workspaceId });
  const others = channels.filter((one) => one.id !== channelId);
  return {
    workspaceId,
    journeyId: journey.id,
    page: (view: string) => `/${slug}/channels?view=${view}`,
    boardPath: `/${slug}/j/${journey.slug}`,
    personaPath: (id: string) => `/${slug}/personas/${id}`,
    board,
    channelId,
    touchpoints: board.touchpoints.filter((one) => one.channelId === channelId),
    name: channels.find((one) => one.id === channelId)?.name ?? "",
    others,
    budget,
    month: (await budget()).month,
    setCells: (cells: { channelId: string; month: string; figure: string; cents: number | null }[]) =>
      api.tell("budgets.setCells", { workspaceId, cells }),
    remove: () => api.tell("workspaces.remove", { workspaceId }),
  };
}

const cell = (page: Page, channelId: string, column: number) =>
  page.locator(`[data-budget-grid] [data-channel="${channelId}"] input`).nth(column);

test.describe("the channel plan", () => {
  test("[T5][T6][B1][W8] amounts typed by the month add up in table, matrix and file, and a cleared month breaks the bridge", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const own = await plan(api);
    const { channelId, month } = own;
    const formula = await api.tell<{ id: string }>("channels.create", {
      workspaceId: own.workspaceId,
      channel: { name: "=1+1", medium: "digital", mediaKind: "paid" },
    });
    const persona = { name: "Yara", channelIds: [channelId] };
    await api.tell("personas.create", { workspaceId: own.workspaceId, persona });

    // six months, typed and moved through by key; the grid begins two months back
    await page.goto(own.page("budget"));
    await expect(cell(page, channelId, 2)).toBeEditable();
    await cell(page, channelId, 2).focus();
    for (let at = 0; at < 6; at += 1) {
      await page.keyboard.type(`${100 + at},50`);
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("Escape");
    await cell(page, formula.id, 2).fill("1.000");
    await cell(page, formula.id, 2).press("Enter");
    const planned = async () =>
      (await own.budget()).lines
        .filter((line) => line.channelId === channelId)
        .map((line) => [line.month, line.plannedCents]);
    await expect
      .poll(planned)
      .toEqual(Array.from({ length: 6 }, (_, at) => [away(month, at), 10_050 + at * 100]));
    await expect.poll(async () => (await own.budget()).lines.length).toBe(7);
    for (const [figure, cents] of [
      ["Toegezegd", 4_000],
      ["Uitgegeven", 2_525],
    ] as const) {
      await page.getByRole("radio", { name: figure }).click();
      await cell(page, channelId, 2).fill(String(cents / 100).replace(".", ","));
      await cell(page, channelId, 2).press("Enter");
    }
    await expect
      .poll(async () => (await own.budget()).lines.find((line) => line.channelId === channelId))
      .toMatchObject({ month, plannedCents: 10_050, committedCents: 4_000, spentCents: 2_525 });
    const inMonth = (figure: string) =>
      page.locator(`tfoot tr[data-figure=${figure}] [data-month-total="${month}"]`);
    await expect(inMonth("planned")).toHaveText(/1\.100,50/);
    await expect(inMonth("committed")).toHaveText(/40/);
    await expect(inMonth("spent")).toHaveText(/25,25/);

    // what is felt at one of its touchpoints, and how easy it is
    const [first] = own.touchpoints;
    await openBoard(page, own.boardPath);
    await page.locator(`[data-card="${first?.id}"]`).focus();
    await page.keyboard.press("e");
    await page.keyboard.press("9");
    await page.keyboard.press("g");
    await page.keyboard.press("1");
    await untilSaved(page);
    const felt = () =>
      api
        .ask<{ experiences: { value: number | null }[] }>("journeys.getBoard", { journeyId: own.journeyId })
        .then(({ experiences }) => experiences.map((one) => one.value));
    await expect.poll(felt, { timeout: 20_000 }).toEqual([2]);

    // the matrix: cells add up to rows, phases and the table's month
    await page.goto(own.page("matrix"));
    await page.getByRole("radio", { name: "Gepland" }).click();
    const row = page.locator(`[data-matrix] tr[data-channel="${channelId}"]`);
    await expect(row.locator("[data-row-total]")).toHaveText(/100,50/);
    await expect(page.locator("[data-matrix] [data-total]")).toHaveText(/1\.100,50/);
    expect(await sumOf(page, "[data-matrix] [data-phase-total]")).toBe(110_050);
    expect(await sumOf(page, "[data-matrix] [data-kind-total]")).toBe(110_050);
    const phase = own.board.phases.findIndex((one) => one.id === first?.phaseId);
    const here = own.touchpoints.filter((one) => one.phaseId === first?.phaseId);
    const link = row.locator("td").nth(phase).getByRole("link");
    await expect(link).toHaveAccessibleName(new RegExp(`: ${here.length} touchpoint.*beleving 2`));
    // the kinds of each phase are counted by its touchpoints
    const paid = own.board.touchpoints.filter(
      (one) => one.phaseId === own.board.phases[0]?.id && one.mediaKind === "owned",
    );
    await expect(page.locator("[data-kind-counts]").first()).toContainText(`${paid.length} eigen`);

    // the hardest touchpoints are suggested as tasks
    await expect(page.locator("[data-convenience] dd").nth(phase)).toHaveText("1");
    const hardest = page.locator("[data-hardest] li");
    await expect(hardest).toHaveCount(1);
    await hardest.getByRole("button", { name: /Maak taak/ }).click();
    const tasks = () =>
      api.ask<{ touchpointId: string }[]>("tasks.listMonth", { workspaceId: own.workspaceId, month });
    await expect.poll(async () => (await tasks()).map((one) => one.touchpointId)).toEqual([first?.id]);

    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download als CSV" }).click();
    const file = await readFile(await (await downloading).path(), "utf8");
    expect(file.startsWith("\uFEFFKanaal;Soort;")).toBe(true);
    expect(file).toContain("\r\n'=1+1;betaald;");
    expect(file).toContain(";100,5;");

    // a cell shows its touchpoints on the map
    await link.click();
    await expect(page).toHaveURL(new RegExp(`channel=${channelId}`));
    await expect(page.locator("[data-card][data-beside=false]")).toHaveCount(here.length);
    await page.getByRole("button", { name: "Toon alle kanalen" }).click();
    await expect(page.locator("[data-card][data-beside=true]")).toHaveCount(0);

    // a committed month is cleared: the bridge is broken where the channel's touchpoints stand
    await expect(page.locator("[data-bridge]")).toHaveCount(0);
    await api.tell("commitments.create", {
      workspaceId: own.workspaceId,
      commitment: { channelId, startMonth: month, months: 6 },
    });
    await page.goto(own.page("budget"));
    await cell(page, channelId, 4).fill("");
    await cell(page, channelId, 4).press("Enter");
    await expect(page.locator("[data-bridges]")).toContainText("heeft geen geld in");
    await page.goto(own.boardPath);
    await expect(page.locator("[data-bridge]")).toHaveCount(own.touchpoints.length);
    await own.remove();
  });

  test("[B2][B3][K9][K11] six months are agreed on and counted, and who gives up or removes says why", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const own = await plan(api);
    const { journeyId, channelId, month } = own;
    const [first] = own.touchpoints;
    const over = away(month, -1);
    const { id: metricId } = await api.tell<{ id: string }>("metrics.create", {
      journeyId,
      metric: { name: "Aanvragen", unit: "count", direction: "up", touchpointId: first?.id },
    });
    for (const [at, value] of [
      [away(month, -3), 2],
      [over, 5],
    ] as const)
      await api.tell("metrics.setReading", { journeyId, metricId, month: at, reading: { value } });
    const [other, short] = own.others;
    await own.setCells([
      { channelId, month: over, figure: "spent", cents: 50_000 },
      { channelId: other?.id ?? "", month: over, figure: "spent", cents: 12_345 },
    ]);

    await page.goto(own.page("budget"));
    const agree = async (channel: string, start: string, months: string, amount: string) => {
      await page.getByRole("button", { name: "Afspraak maken" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Kanaal" }).click();
      await page.getByRole("option", { name: channel, exact: true }).click();
      await dialog.getByLabel("Eerste maand").fill(start);
      await dialog.getByLabel("Aantal maanden").fill(months);
      await dialog.getByLabel(/Bedrag per maand/).fill(amount);
      await dialog.getByLabel(/Stopregel/).fill("Stoppen onder de drie aanvragen");
      await dialog.getByRole("button", { name: "Afspreken" }).click();
      await expect(dialog).toHaveCount(0);
    };
    await agree(own.name, away(month, -2), "6", "250");
    await agree(short?.name ?? "", month, "3", "");
    const { commitments, lines } = await own.budget();
    expect(commitments.map((one) => [one.channelId, one.months]).sort()).toEqual(
      [
        [channelId, 6],
        [short?.id, 3],
      ].sort(),
    );
    expect(lines.filter((line) => line.committedCents === 25_000)).toHaveLength(6);
    const long = page.locator(
      `[data-commitment="${commitments.find((one) => one.channelId === channelId)?.id}"]`,
    );
    const brief = page.locator(
      `[data-commitment="${commitments.find((one) => one.channelId === short?.id)?.id}"]`,
    );
    await expect(long).toContainText("maand 3 van 6");
    await expect(long).not.toContainText("korter dan zes maanden");
    await expect(brief).toContainText("korter dan zes maanden");
    // the figure before the start, after three and after six; nothing is judged before
    await expect(long.locator("[data-checkpoints] dd")).toHaveText(["2", /komt in/, /komt in/]);
    await expect(long).toContainText("Te vroeg om te oordelen");

    // cost per result: spent ÷ results of the same month, with its range; what is missing cannot be told
    const costs = page.locator("[data-costs]");
    await expect(costs.locator(`[data-channel="${channelId}"] [data-cost]`)).toHaveText(
      /€\s100\s*€\s42,85 tot €\s307,98, bij 5 resultaten/,
    );
    await expect(costs.locator(`[data-channel="${other?.id}"] [data-cost]`)).toHaveText("niet te bepalen");
    expect(await sumOf(page, "[data-costs] [data-spent]")).toBe(62_345);
    await expect(costs.locator("[data-total]")).toHaveText(/623,45/);
    await expect(page.locator(`[data-budget-grid] tfoot [data-month-total="${over}"]`).nth(2)).toHaveText(
      /623,45/,
    );

    // giving up asks why, and says so; it can be taken back
    await long.getByRole("button", { name: /Stoppen/ }).click();
    const asking = page.getByRole("dialog");
    await asking.getByRole("button", { name: "Afspraak stoppen" }).click();
    await expect(asking).toContainText("Zeg het in minstens drie tekens");
    await asking.getByLabel("Waarom?").fill("Te duur geworden");
    await asking.getByRole("button", { name: "Afspraak stoppen" }).click();
    await expect(page.locator("[data-bridges]")).toContainText("Te duur geworden");
    await page.locator("[data-bridges]").getByRole("button", { name: "Toch doorgaan" }).click();
    await expect(page.locator("[data-bridges]")).not.toContainText("Te duur geworden");

    // so does removing the channel; the board shows the broken bridge with the reason
    await page.goto(own.page("list"));
    await page.locator(`[data-channel="${channelId}"] [aria-haspopup=menu]`).click();
    await page.getByRole("menuitem", { name: "Weghalen" }).click();
    await asking.getByLabel("Waarom?").fill("Niemand kwam er meer");
    await asking.getByRole("button", { name: "Kanaal weghalen" }).click();
    await expect(page.locator("[data-bridges]")).toContainText("Niemand kwam er meer");
    await page.goto(`${own.boardPath}?t=${first?.id}`);
    await expect(page.locator(`[data-card="${first?.id}"] [data-bridge]`)).toHaveText("brug weg");
    await expect(page.locator("[data-channel-warnings]")).toContainText("Niemand kwam er meer");
    await page.goto(own.page("list"));
    await page.locator("[data-bridges]").getByRole("button", { name: "Zet terug" }).click();
    await expect(page.locator(`li[data-channel="${channelId}"]`).last()).toBeVisible();
    await own.remove();
  });

  test("[E14][B30] the use of channels is dated and compared, and a card on an unused channel misses", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const own = await plan(api);
    const { workspaceId, channelId, month } = own;
    // one before the purchase, where a card that misses says so itself
    const before = own.board.phases.slice(0, 2).map((one) => one.id);
    const missing = own.board.touchpoints.find(
      (one) =>
        one.channelId !== null &&
        one.channelId !== channelId &&
        one.mediaKind !== "none" &&
        before.includes(one.phaseId ?? ""),
    );
    const gone = own.others.find((one) => one.id === missing?.channelId);
    const stays = own.others.find((one) => one.id !== gone?.id);
    const { id: personaId } = await api.tell<{ id: string }>("personas.create", {
      workspaceId,
      persona: { name: "Yara", channelIds: [channelId, gone?.id, stays?.id] },
    });
    await page.goto(own.personaPath(personaId));
    const date = async (channel: string, label: string, value: string) => {
      await page.getByRole("button", { name: `Wanneer gebruikt? ${channel}` }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(label).fill(value);
      await dialog.getByRole("button", { name: "Opslaan" }).click();
      await expect(dialog).toHaveCount(0);
    };
    await date(own.name, "Sinds", away(month, -6));
    await date(gone?.name ?? "", "Tot en met", away(month, -7));
    const shift = page.locator("[data-shift]");
    await expect(shift.locator("[data-part=gained]")).toContainText(own.name);
    await expect(shift.locator("[data-part=lost]")).toContainText(gone?.name ?? "");
    await expect(shift.locator("[data-part=kept]")).toContainText(stays?.name ?? "");
    // two years at most
    await page.getByLabel("Van", { exact: true }).fill(away(month, -24));
    await expect(shift.locator("[data-part=gained]")).toContainText(own.name);
    await page.getByLabel("Van", { exact: true }).fill(away(month, -25));
    await expect(shift).toHaveCount(0);
    interface Persona {
      channelIds: string[];
      channelUses: { channelId: string; since: string | null; until: string | null }[];
    }
    const stored = await api.ask<Persona>("personas.get", { workspaceId, personaId });
    expect(stored.channelUses).toContainEqual({ channelId, since: away(month, -6), until: null });
    expect(stored.channelIds).not.toContain(gone?.id);

    await openBoard(page, `${own.boardPath}?t=${missing?.id}`);
    const [first] = own.touchpoints;
    await expect(page.locator("[data-channel-warnings]")).toContainText("Mis: Yara gebruikt dit kanaal niet");
    await expect(page.locator(`[data-card="${first?.id}"] [data-missed]`)).toHaveCount(0);
    const missed = page.locator(`[data-card="${missing?.id}"]`);
    await expect(missed.locator("[data-missed]")).toHaveText("mis");
    await expect(missed).toHaveAccessibleName(/Mis: Yara gebruikt dit kanaal niet/);
    // she uses it again: nothing misses
    await api.tell("personas.dateChannel", {
      workspaceId,
      personaId,
      use: { channelId: gone?.id, since: null, until: null },
    });
    await expect(missed.locator("[data-missed]")).toHaveCount(0);
    await own.remove();
  });
});
