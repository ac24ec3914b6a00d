// Page: /{ws}/kpis
// KPIs, goals and verdicts: what may be said of a figure, what it means, and whether a goal could be seen.
import type { Locator } from "@playwright/test";
import { DEMO_JOURNEY, expect, ORIGIN, openBoard, test, untilSaved, WERVEL } from "./fixtures.ts";
import { count, KPIS, makeMetric, monthAgo, phasesOf, row, share, stored } from "./kpi-rows.ts";

test.describe("KPIs", () => {
  test("[J9][E20] a month is higher, not shown to differ or too little data, with its counts; the chart has its target", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const usual = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((ago) => [ago, count(46 + (ago % 3), 2000)] as const);
    const metric = { ...share, name: "Afgerond", target: 5, baseline: count(40, 2000) };
    const id = await makeMetric(api, journey.id, metric, [
      [11, count(3, 40)],
      ...usual.filter(([ago]) => ago !== 2),
      [2, count(48, 2000)],
      [1, count(62, 2000)],
    ]);
    await page.goto(KPIS);
    const own = row(page, id);
    await expect(own.locator("p[data-verdict]")).toHaveText(
      /Niet aangetoond · Van 48 van 2\.000 naar 62 van 2\.000: niet aangetoond; het verschil ligt tussen −0,32 en \+1,74 procentpunt\./,
    );
    await own.getByRole("button", { name: /^11 cijfers/ }).click();
    await expect(own.locator("[data-target]")).toHaveCount(1);
    await expect(own.getByRole("img", { name: /Verloop van Afgerond/ })).toBeVisible();
    await own.getByRole("button", { name: /Toon als tabel/ }).click();
    const month = (ago: number) => own.locator(`tr[data-month="${monthAgo(ago)}"]`);
    await expect(month(10)).toContainText("Te weinig gegevens");
    await expect(month(10)).toContainText("Van 3 van 40 naar 47 van 2.000");
    await expect(month(1)).toContainText("Niet aangetoond");
    await api.tell("metrics.setReading", {
      journeyId: journey.id,
      metricId: id,
      month: monthAgo(1),
      reading: count(120, 2000),
    });
    await page.reload();
    await own.getByRole("button", { name: /^11 cijfers/ }).click();
    await own.getByRole("button", { name: /Toon als tabel/ }).click();
    await expect(month(1)).toContainText("Hoger");
    await expect(month(1)).toContainText("Buiten het gewone verloop");
    expect((await stored(api, journey.id))[0]?.readings.at(-1)).toMatchObject(count(120, 2000));

    // A persona has preferences beside needs.
    const line = { id: `voorkeur-${journey.id}`, field: "preferences", text: "Liever bellen dan mailen" };
    const { id: personaId } = await api.tell<{ id: string }>("personas.create", {
      workspaceId: WERVEL,
      persona: { name: "Proefpersoon", lines: [line] },
    });
    await page.goto(`/atelier-wervel/personas/${personaId}`);
    await expect(page.getByRole("heading", { name: "Voorkeuren" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Behoeftes" })).toBeVisible();
    await expect(page.getByText(line.text, { exact: true })).toBeVisible();
    await api.tell("personas.remove", { workspaceId: WERVEL, personaId });
  });

  test("[E12] clicks are not kept without an interpretation, which stands in sight with what else it may mean", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const [phaseId] = await phasesOf(api, journey.id);
    const id = await makeMetric(api, journey.id, { ...share, name: "Bezoek", phaseId });
    await page.goto(KPIS);
    await row(page, id)
      .getByRole("button", { name: /Menu van/ })
      .click();
    await page.getByRole("menuitem", { name: "KPI wijzigen" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /^Naam/ }).fill("Klikken op de advertentie");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(dialog.getByText(/Vul dit in om te bewaren/)).toHaveCount(2);
    expect((await stored(api, journey.id))[0]?.name).toBe("Bezoek");
    await dialog.getByRole("textbox", { name: /Wat betekent dit cijfer/ }).fill("Ze willen de prijs weten");
    await dialog.getByRole("textbox", { name: /Wat kan het ook/ }).fill("Of ze zijn verdwaald");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(row(page, id).locator("[data-meaning]")).toContainText("Ze willen de prijs weten");
    await expect(row(page, id).locator("[data-meaning]")).toContainText("Of ze zijn verdwaald");
    expect((await stored(api, journey.id))[0]).toMatchObject({
      name: "Klikken op de advertentie",
      interpretation: "Ze willen de prijs weten",
    });
    const bare = { journeyId: journey.id, metric: { ...share, name: "Tijd op de site" } };
    expect(await api.refusal("metrics.create", bare)).toBe("INVALID");

    // a day that is typed makes its month, which says so
    await row(page, id)
      .getByRole("button", { name: /^Cijfer invoeren/ })
      .click();
    await dialog.getByRole("radio", { name: "Eén dag" }).click();
    await dialog.getByLabel(/^Dag/).fill(`${monthAgo(1)}-05`);
    await dialog.getByRole("textbox", { name: /^Aantal/ }).fill("12");
    await dialog.getByRole("textbox", { name: /^Van totaal/ }).fill("100");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(row(page, id)).toContainText(/som van 1 van (28|29|30|31) dagen/);
    expect((await stored(api, journey.id))[0]?.readings).toMatchObject([
      { month: monthAgo(1), numerator: 12, denominator: 100, summedDays: 1 },
    ]);
  });

  test("[J8] a goal says before it is kept that it is not SMART, and that it cannot be seen within its term", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const phaseId = (await phasesOf(api, journey.id))[2];
    const metric = { ...share, name: "Geboekt", phaseId };
    const id = await makeMetric(api, journey.id, metric, [[1, count(20, 1000)]]);
    await page.goto(KPIS);
    const open = async () => {
      await row(page, id)
        .getByRole("button", { name: /Menu van/ })
        .click();
      await page.getByRole("menuitem", { name: "Doel" }).click();
    };
    await open();
    const dialog = page.getByRole("dialog");
    const write = (name: RegExp, text: string) => dialog.getByRole("textbox", { name }).fill(text);
    await expect(dialog.locator("[data-missing]")).toContainText("Niet SMART");
    await write(/^Meetbaar/, "2,5");
    // 2 % to 2.5 % takes 13,809 people on each side: fourteen months of a thousand.
    await expect(dialog.locator("[data-sight]")).toContainText("pas na 14 maanden te zien");
    await dialog.locator('input[type="month"]').fill(monthAgo(-5));
    await expect(dialog.locator('[data-sight="late"]')).toContainText("je termijn is 6 maanden");
    await write(/^Meetbaar/, "3");
    await expect(dialog.locator('[data-sight="seen"]')).toContainText(
      "na 4 maanden te zien, binnen de termijn",
    );
    await dialog.locator('input[type="month"]').fill("");
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(row(page, id).locator('[data-smart="false"]')).toContainText("tijdgebonden");
    expect((await stored(api, journey.id))[0]).toMatchObject({ target: 3, due: null, phaseId });
    await open();
    await write(/^Specifiek/, "Meer bezoekers ronden hun boeking af");
    await write(/^Acceptabel/, "De keuzehulp is klaar");
    await write(/^Relevant/, "Zonder boeking geen klant");
    await dialog.locator('input[type="month"]').fill(monthAgo(-5));
    await expect(dialog.getByText("Dit doel is SMART.")).toBeVisible();
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(row(page, id).locator('[data-smart="true"]')).toBeVisible();
    expect((await stored(api, journey.id))[0]).toMatchObject({ target: 3, due: monthAgo(-5) });
  });

  test("[J22][J10][K12][K2][K3][K4][K5][K7][B17] known KPIs stand on their phase's head; people and satisfaction along the phases", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const [aware = "", consider = "", buy = "", loyal = ""] = await phasesOf(api, journey.id);
    const people = (phaseId: string) => ({
      name: "Mensen in deze fase",
      preset: "people",
      unit: "count",
      direction: "up",
      phaseId,
    });
    await makeMetric(api, journey.id, people(aware), [
      [2, { value: 920 }],
      [1, { value: 1000 }],
    ]);
    await makeMetric(api, journey.id, people(consider), [[1, { value: 250 }]]);
    const preset = (id: string, name: string, phaseId: string, more: object) =>
      makeMetric(api, journey.id, { ...share, preset: id, name, phaseId, ...more });
    const csat = { survey: "csat", scaleMax: 5 };
    const satisfied = await preset("csat", "Tevreden", buy, csat);
    const nps = await preset("nps", "NPS", loyal, { unit: "nps", survey: "nps", scaleMax: 10 });
    const others = [
      await preset("repeat_rate", "Herhaalaankopen", loyal, { objective: "loyalty" }),
      await preset("retention", "Behoud", loyal, {}),
      await preset("ambassadors", "Ambassadeurs", loyal, { unit: "count" }),
      await preset("ces", "Gemak", buy, { unit: "score7", survey: "ces", scaleMax: 7 }),
      await preset("reach", "Bereik", aware, { unit: "count" }),
    ];
    const read = (metricId: string, reading: object) => ({
      journeyId: journey.id,
      metricId,
      month: monthAgo(1),
      reading,
    });
    await api.tell("metrics.setReading", read(satisfied, { tally: { "3": 10, "4": 30, "5": 60 } }));
    await api.tell("metrics.setReading", read(others[2] ?? "", { value: 12 }));
    for (const id of others)
      expect(await api.refusal("metrics.setReading", read(id, { value: 3, unit: "days" }))).toBe("INVALID");

    await page.goto(KPIS);
    await row(page, nps)
      .getByRole("button", { name: /Cijfer invoeren/ })
      .click();
    const dialog = page.getByRole("dialog");
    for (const [label, answers] of [
      ["9 of 10", "50"],
      ["7 of 8", "30"],
      ["0 tot en met 6", "20"],
    ] as const)
      await dialog.getByRole("textbox", { name: label }).fill(answers);
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(row(page, nps)).toContainText("+30");
    await expect(row(page, nps)).toContainText("Deel dat een 9 of 10 geeft");
    const tally = { promoters: 50, passives: 30, detractors: 20 };
    expect((await stored(api, journey.id)).find((one) => one.id === nps)?.readings).toMatchObject([
      { numerator: 30, denominator: 100, tally },
    ]);
    // What the articles warn of: attention is no enthusiasm.
    await expect(row(page, others[4] ?? "")).toContainText("Aandacht is geen enthousiasme");

    const panel = page.locator("section").filter({ has: row(page, nps) });
    const phase = (id: string) => panel.locator(`tr[data-phase="${id}"]`);
    await expect(phase(aware)).toContainText("1.000");
    await expect(phase(aware)).toContainText("25% 250 van 1.000");
    await expect(phase(buy)).toContainText("90%");
    await expect(phase(buy).getByText("geen cijfer")).toHaveCount(2);
    await expect(phase(loyal).getByText("geen cijfer")).toHaveCount(2);
    const loyalty = panel.locator('[data-objective="loyalty"]');
    await expect(panel.locator('[data-objective="conversion"]')).toBeVisible();
    await loyalty.getByRole("button", { name: /Maak hoofddoel/ }).click();
    await expect(loyalty).toHaveAttribute("data-primary", "true");
    const { primaryObjective } = await api.ask<{ primaryObjective: string }>("journeys.get", {
      journeyId: journey.id,
    });
    expect(primaryObjective).toBe("loyalty");

    await openBoard(page, journey.path);
    const head = (id: string) => page.locator(`[data-figures="${id}"]`);
    await expect(head(aware)).toContainText("mensen 1.000 (+80)");
    await expect(head(loyal)).toContainText("mensen geen cijfer");
    await expect(head(loyal)).toContainText("NPS +30");
    await expect(head(loyal)).toContainText("Ambassadeurs 12");
    await expect(head(buy)).toContainText("Tevreden 90%");
  });

  test("[K1][K6] who goes on, what comes back and who calls is measured on the step between two phases", async ({
    visit,
  }) => {
    const { page, api } = await visit("lotte");
    const journeys = await api.ask<{ id: string; slug: string }[]>("journeys.list", { workspaceId: WERVEL });
    const journeyId = journeys.find((one) => DEMO_JOURNEY.endsWith(`/${one.slug}`))?.id ?? "";
    const { transitions } = await api.ask<{ transitions: { id: string; fromPhaseId: string }[] }>(
      "journeys.getBoard",
      { journeyId },
    );
    const before = (await stored(api, journeyId)).map((one) => one.id);
    const dialog = page.getByRole("dialog");
    // with the mouse: a list that opens above a window has to let itself be clicked
    const choose = async (label: RegExp, option: Locator) => {
      await dialog.getByRole("combobox", { name: label }).click();
      await option.click();
    };
    for (const [name, preset, unit, numbers, shown] of [
      ["Door naar de volgende fase", "conversion_step", "percent", count(250, 1000), "25"],
      ["Retourzendingen", "returns", "percent", count(18, 240), "7,5"],
      ["Telefoontjes naar klantenservice", "service_calls", "per100", count(300, 240), "125"],
    ] as const) {
      await page.goto(KPIS);
      await page
        .locator("section")
        .filter({ has: page.locator(`a[href="${DEMO_JOURNEY}"]`) })
        .getByRole("button", { name: "KPI toevoegen" })
        .click();
      await choose(/^Welke KPI/, page.getByRole("option", { name }).first());
      await expect(dialog.getByRole("textbox", { name: /^Naam/ })).toHaveValue(name);
      // the first choice of the list is "no step"
      await choose(/^Overgang/, page.getByRole("option").nth(1));
      await dialog.getByRole("button", { name: "Toevoegen" }).click();
      await expect(dialog).toHaveCount(0);
      const made = (await stored(api, journeyId)).find(
        (one) => !before.includes(one.id) && one.preset === preset,
      );
      expect(made).toMatchObject({
        unit,
        transitionId: transitions[0]?.id,
        phaseId: transitions[0]?.fromPhaseId,
      });
      const metricId = made?.id ?? "";
      await api.tell("metrics.setReading", { journeyId, metricId, month: monthAgo(1), reading: numbers });
      await page.goto(KPIS);
      await expect(row(page, metricId)).toContainText(shown);
      expect((await stored(api, journeyId)).find((one) => one.id === metricId)?.readings).toMatchObject([
        numbers,
      ]);
      await api.tell("metrics.remove", { journeyId, metricId });
    }
  });

  test("[J11] KPIs and tasks serve a benefit, and the page totals them", async ({ visit, newJourney }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    await makeMetric(api, journey.id, { ...share, name: "Komt terug", benefit: "loyalty" });
    const month = monthAgo(0);
    await api.tell("tasks.create", {
      workspaceId: WERVEL,
      task: { title: "Klanten bedanken", month, journeyId: journey.id, benefit: "loyalty" },
    });
    type Serving = { benefit: string | null; journeyId: string | null };
    const serving = (list: Serving[], benefit: string) =>
      list.filter((one) => one.benefit === benefit && one.journeyId !== null).length;
    const totals = page.getByRole("group", { name: "KPI's per voordeel" }).getByRole("button");
    await page.goto(KPIS);
    await expect(async () => {
      const [metrics, tasks] = await Promise.all([
        api.ask<Serving[]>("metrics.list", { workspaceId: WERVEL }),
        api.ask<Serving[]>("tasks.listMonth", { workspaceId: WERVEL, month }),
      ]);
      expect(serving(tasks, "loyalty")).toBeGreaterThan(0);
      const shown = ["experience", "loyalty", "marketing"].map((one) => [
        serving(metrics, one),
        serving(tasks, one),
      ]);
      const texts = await totals.allInnerTexts();
      expect(texts.map((text) => (text.match(/\d+/g) ?? []).map(Number))).toEqual(shown);
    }).toPass({ timeout: 10_000 });
    await totals.nth(1).click();
    await expect(page.getByText("Komt terug").first()).toBeVisible();
  });

  test("[K8] contacts before the purchase name their route in the reader's language", async ({ visit }) => {
    const { page, context } = await visit("lotte");
    await context.addCookies([{ name: "rt-locale", value: "en", url: ORIGIN }]);
    await page.goto(KPIS);
    const panels = page.locator("[data-interactions]");
    await expect(panels.filter({ hasText: "Main route" }).first()).toBeVisible();
    await expect(panels.filter({ hasText: "Hoofdroute" })).toHaveCount(0);
  });

  test("[B25] a pain where customers buy proposes to measure how fast problems are answered", async ({
    visit,
    newJourney,
  }) => {
    const journey = await newJourney("four_digital");
    const { page, api } = await visit("lotte");
    const phaseId = (await phasesOf(api, journey.id))[2];
    await makeMetric(api, journey.id, { ...share, name: "Geboekt" });
    await page.goto(KPIS);
    const add = () =>
      page
        .locator("section")
        .filter({ has: page.locator(`a[href="${journey.path}"]`) })
        .getByRole("button", { name: "KPI toevoegen" })
        .click();
    const proposal = page.getByRole("dialog").getByRole("button", { name: /Pijnpunt bij Aankoop/ });
    await add();
    await expect(page.getByRole("dialog").getByRole("textbox", { name: /^Naam/ })).toBeVisible();
    await expect(proposal).toHaveCount(0);

    await api.tell("journeys.keepLanes", {
      journeyId: journey.id,
      lanes: ["questions", "goals", "insights"],
    });
    await openBoard(page, journey.path);
    // The third of the phases.
    await page.getByRole("button", { name: "Pijn of kans" }).nth(2).click({ force: true });
    await page.keyboard.type("Betalen lukt niet");
    await page.keyboard.press("Enter");
    await untilSaved(page);
    const pains = async () =>
      (await api.ask<{ insights: { title: string }[] }>("journeys.getBoard", { journeyId: journey.id }))
        .insights;
    await expect.poll(async () => (await pains()).map((one) => one.title)).toEqual(["Betalen lukt niet"]);

    await page.goto(KPIS);
    await add();
    await proposal.click();
    await page.getByRole("dialog").getByRole("button", { name: "Toevoegen" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const made = (await stored(api, journey.id)).find((one) => one.preset === "response_time");
    expect(made).toMatchObject({
      name: "Reactietijd bij problemen",
      unit: "minutes",
      direction: "down",
      phaseId,
    });
    await add();
    await expect(page.getByRole("dialog").getByRole("textbox", { name: /^Naam/ })).toBeVisible();
    await expect(proposal).toHaveCount(0);
  });
});
