// Page: /{ws}/journeys
// Each of the eight phase models makes a filled journey, in Dutch and in English.
import { readFileSync } from "node:fs";
import { DEMO_JOURNEY, expect, test, WERVEL } from "./fixtures.ts";

interface Words {
  nl: string;
  en: string;
}
interface Model {
  id: string;
  name: Words;
  phases: {
    id: string;
    name: Words;
    description: Words;
    period: string;
    goal?: Words;
    touchpoints: { title: Words; medium: string; kind: string }[];
  }[];
}
const read = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../domain/data/${name}.json`, import.meta.url), "utf8")) as T;
const models = read<Model[]>("phase-models");
const { phaseSubtitles } = read<{ phaseSubtitles: Record<string, Record<string, Words>> }>("method");

interface Board {
  meta: { model: string };
  phases: {
    id: string;
    name: string;
    description: string;
    period: string;
    customerGoal: string;
    subtitle: string;
    example: boolean;
  }[];
  touchpoints: { phaseId: string; title: string; medium: string; mediaKind: string; example: boolean }[];
}

/** The hairdresser's five phases, as the article names them. */
const PHASES = ["Bewustwording", "Overweging", "Beslissing", "Actie", "Evaluatie"];
const ROWS = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];

test.describe("phase models", () => {
  test("[P1][P2][P3][P4][P5][P6][P7][P8][B26] every model fills a journey with its own words, in both languages", async ({
    visit,
  }) => {
    expect(models).toHaveLength(ROWS.length);
    const { api } = await visit("lotte");
    for (const model of models) {
      for (const locale of ["nl", "en"] as const) {
        const made = await api.tell<{ id: string }>("journeys.create", {
          workspaceId: WERVEL,
          journey: { title: `${model.name[locale]} ${locale}`, model: model.id, contentLocale: locale },
        });
        const board = await api.ask<Board>("journeys.getBoard", { journeyId: made.id });
        expect(board.meta.model).toBe(model.id);
        expect(
          board.phases.map(({ name, description, period, customerGoal, subtitle }) => ({
            name,
            description,
            period,
            customerGoal,
            subtitle,
          })),
        ).toEqual(
          model.phases.map((phase) => ({
            name: phase.name[locale],
            description: phase.description[locale],
            period: phase.period,
            customerGoal: phase.goal?.[locale] ?? "",
            subtitle: phaseSubtitles[model.id]?.[phase.id]?.[locale] ?? "",
          })),
        );
        model.phases.forEach((phase, index) => {
          const there = board.touchpoints.filter((one) => one.phaseId === board.phases[index]?.id);
          expect(there.map(({ title, medium, mediaKind }) => ({ title, medium, mediaKind }))).toEqual(
            phase.touchpoints.map((one) => ({
              title: one.title[locale],
              medium: one.medium,
              mediaKind: one.kind,
            })),
          );
        });
        if (model.id === "four_stages" && locale === "nl") {
          const keeping = board.phases.find((phase) => phase.name === "Behoud");
          expect(
            board.touchpoints.filter((one) => one.phaseId === keeping?.id).map((one) => one.title),
          ).toEqual(["Klantenservice", "Promotie voor klanten", "Loyaliteitsprogramma"]);
        }
        await api.tell("journeys.remove", { journeyId: made.id });
      }
    }
  });

  test("[B15] the hairdresser's journey ships in the five phases of its article, in Dutch", async ({
    visit,
  }) => {
    const sample = JSON.parse(
      readFileSync(new URL("../server/demo/data/sample-krullenkapper.json", import.meta.url), "utf8"),
    ) as { journey: { touchpoints: { title: Words }[] } };
    const { page, api } = await visit("lotte");
    const { id } = await api.ask<{ id: string }>("journeys.getBySlug", {
      workspaceId: WERVEL,
      slug: DEMO_JOURNEY.split("/").at(-1),
    });
    const board = await api.ask<Board & { meta: { contentLocale: string } }>("journeys.getBoard", {
      journeyId: id,
    });
    const article = models.find((model) => model.id === board.meta.model);
    expect(article?.phases.map(({ name }) => name.nl)).toEqual(PHASES);
    expect(board.meta.contentLocale).toBe("nl");
    expect(board.phases.map(({ name }) => name)).toEqual(PHASES);
    expect(board.touchpoints.map(({ title }) => title)).toEqual(
      sample.journey.touchpoints.map(({ title }) => title.nl),
    );
    await page.goto(DEMO_JOURNEY);
    for (const phase of PHASES)
      await expect(page.getByRole("columnheader").filter({ hasText: phase }).first()).toBeVisible();
    await expect(page.locator("[data-card]")).toHaveCount(18);
  });
});
