// The dashboard over several journeys in words of one language, before anything has its place.
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import type { Locale } from "#domain/journey.ts";
import { type DashboardFrame, feelingLine, frameOf } from "./dashboard-sheet.ts";
import type { RollUpOnPaper } from "./queries.ts";
import { type PaperWords, paperWords } from "./words.ts";

/** A journey in a row of its own. */
export interface JourneyLine {
  readonly name: string;
  readonly closed: string | null;
  readonly touchpoints: string;
  /** Of each level, in their order. */
  readonly levels: readonly string[];
  readonly tasks: string;
}

export interface RollUpSheet extends DashboardFrame {
  readonly journeys: readonly JourneyLine[];
  readonly journeyWords: Readonly<Record<"title" | "lead" | "journey" | "touchpoints" | "tasks", string>>;
  readonly money: readonly { readonly name: string; readonly figure: string }[];
  readonly moneyLead: string;
  readonly old: string | null;
}

export function describeRollUp(paper: RollUpOnPaper, locale: Locale, appUrl: URL): RollUpSheet {
  const words = paperWords(locale);
  const { t, euros } = words;
  const { view, workspace, asked, narrowed } = paper;
  const subject = [
    asked.journeyIds === null
      ? t("dashboard.rollUp.all")
      : t("dashboard.rollUp.journeys", { count: view.journeys.length }),
    ...narrowed.map((one) => words.named(one.name, one.nameTranslations)),
  ].join(" · ");
  const path = `/${workspace.slug}/dashboard?${addressOf(paper)}`;
  const frame = frameOf(
    { ...paper, view: { ...view, isFrozen: view.certainty.at(-1)?.isFrozen ?? false } },
    words,
    { subject, path, appUrl },
  );
  const compared = comparedOf(view);
  const sum = (cents: number | null) => (cents === null ? t("dashboard.rollUp.noMoney") : euros(cents));
  return {
    ...frame,
    counts: [t("dashboard.rollUp.journeys", { count: view.journeys.length }), ...frame.counts],
    words: { ...frame.words, feelings: t("dashboard.experience.titleOfJourneys") },
    title: t("dashboard.paper.title", { month: words.month(view.month), journey: subject }),
    headline: words.headline(view),
    feelings: view.journeys.map((one) =>
      feelingLine(
        { name: titleOf(one, words), translations: {} },
        { now: one.now, before: one.compared === compared ? one.before : null },
        words,
      ),
    ),
    feelingsOf:
      compared === null ? null : { then: words.monthAlone(compared), now: words.monthAlone(view.month) },
    journeys: view.journeys.map((one) => ({
      name: titleOf(one, words),
      closed: one.isFrozen ? t("dashboard.rollUp.closed") : null,
      touchpoints: String(one.touchpoints),
      levels: STRENGTH_LEVELS.map((level) => String(one.levels[level])),
      tasks:
        one.tasks.all === 0 ? "–" : t("dashboard.work.doneOf", { done: one.tasks.done, all: one.tasks.all }),
    })),
    journeyWords: {
      title: t("dashboard.rollUp.rows"),
      lead: t("dashboard.rollUp.rowsLead"),
      journey: t("dashboard.journey"),
      touchpoints: t("dashboard.rollUp.touchpoints"),
      tasks: t("dashboard.work.title"),
    },
    money: [
      { name: t("dashboard.rollUp.spent"), figure: sum(view.money.spentCents) },
      { name: t("dashboard.rollUp.planned"), figure: sum(view.money.plannedCents) },
    ],
    moneyLead: t("dashboard.rollUp.moneyLead", { count: view.money.channels }),
    old: view.old.count === 0 ? null : t("dashboard.money.old", { count: view.old.count, all: view.old.of }),
  };
}

/** What the page's address asks for. */
function addressOf({ view, asked }: RollUpOnPaper): string {
  const slugs = asked.journeyIds === null ? ["all"] : view.journeys.map((one) => one.slug);
  const { departmentId: department, personaId: persona, customerGroupId: group } = asked;
  return new URLSearchParams([
    ...slugs.map((slug) => ["journey", slug]),
    ["month", view.month],
    ...Object.entries({ department, persona, group }).flatMap(([key, id]) =>
      id === null ? [] : [[key, id]],
    ),
  ]).toString();
}

/** The earliest month that one of the journeys is compared with. */
const comparedOf = ({ journeys }: RollUpOnPaper["view"]): string | null =>
  journeys.flatMap((one) => one.compared ?? []).toSorted()[0] ?? null;

const titleOf = (
  one: { readonly title: string; readonly titleTranslations: Readonly<Record<string, string>> },
  { named }: PaperWords,
): string => named(one.title, one.titleTranslations);
