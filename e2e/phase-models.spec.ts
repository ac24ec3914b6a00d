// Page: /{ws}/journeys
// Each of the eight phase models makes a filled journey, in Dutch and in English.
import { readFileSync } from "node:fs";
import { expect, test, WERVEL } from "./fixtures.ts";

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

const ROWS = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];

test.describe("phase models", () => {
  test("[P1][P2][P3][P4][P5][P6][P7][P8] every model fills a journey with its own words, in both languages", async ({
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
        await api.tell("journeys.remove", { journeyId: made.id });
      }
    }
  });
});
