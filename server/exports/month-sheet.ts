// The month's page in words of one language, before anything has its place: every line that may stand on it, the weightiest first.
import { countLevels } from "#domain/cycle.ts";
import { STRENGTH_LEVELS, type StrengthLevel } from "#domain/evidence-level.ts";
import type { Locale } from "#domain/journey.ts";
import { valueOf } from "#domain/metric.ts";
import { isUnfinished } from "#domain/task.ts";
import type { ApprovalOnPaper, MonthOnPaper } from "./queries.ts";
import { type PaperWords, paperWords } from "./words.ts";

export interface FigureLine {
  readonly name: string;
  readonly figure: string;
  readonly before: string;
  readonly target: string;
  readonly verdict: string;
  /** Whether a shown change goes the right way; null where none is shown. */
  readonly isBetter: boolean | null;
}

export interface DecisionLine {
  readonly kind: string;
  readonly sentence: string;
  readonly reason: string;
  readonly restsOn: string;
  readonly isProven: boolean;
}

export interface DepartmentLine {
  readonly name: string;
  readonly done: number;
  readonly open: number;
  readonly moved: number;
  readonly words: string;
}

/** Something of the map with how sure it is. */
export interface ClaimLine {
  readonly title: string;
  readonly level: StrengthLevel;
  /** "aanname", "onderbouwd". */
  readonly word: string;
  readonly number: number | null;
}

export interface MonthSheet {
  readonly locale: Locale;
  readonly title: string;
  readonly workspace: string;
  readonly journey: string;
  readonly month: string;
  readonly state: string;
  readonly headline: string;
  /** What is different since the month was closed; null where nothing is. */
  readonly changed: string | null;
  readonly note: string | null;
  readonly figures: readonly FigureLine[];
  readonly decisions: readonly DecisionLine[];
  readonly tasks: readonly DepartmentLine[];
  readonly tasksAll: string;
  readonly levels: readonly {
    readonly level: StrengthLevel;
    readonly word: string;
    readonly count: number;
  }[];
  readonly assumptions: readonly ClaimLine[];
  readonly keep: readonly ClaimLine[];
  readonly improve: readonly ClaimLine[];
  readonly made: string;
  readonly address: string;
  readonly words: Readonly<Record<SheetWord, string>>;
  readonly more: (count: number) => string;
}

const WORDS = [
  "kpi",
  "figure",
  "before",
  "target",
  "verdict",
  "figuresNone",
  "decisions",
  "decisionsNone",
  "tasks",
  "tasksNone",
  "certainty",
  "certaintyNone",
  "assumptions",
  "keep",
  "keepNone",
  "improve",
  "improveNone",
] as const;
type SheetWord = (typeof WORDS)[number] | "figures";

/** @param appUrl where the product stands; its address is on the page */
export function describeMonth(paper: MonthOnPaper, locale: Locale, appUrl: URL): MonthSheet {
  const words = paperWords(locale);
  const { t } = words;
  const { review, journey, workspace } = paper;
  const month = words.month(paper.month);
  const title = journey.titleTranslations[locale] ?? journey.title;
  const path = `/${workspace.slug}/j/${journey.slug}/review/${paper.month}`;
  const levelOf = (id: string) => review.strengths[id]?.level ?? "assumption";
  const levelWord = (level: StrengthLevel) => t(`board.level.${level}`).toLocaleLowerCase(locale);
  const claim = (one: {
    readonly title: string;
    readonly translations: Readonly<Record<string, string>>;
    readonly level: StrengthLevel;
    readonly number: number | null;
  }): ClaimLine => ({
    title: words.inLocale("title", one.title, one.translations),
    level: one.level,
    word: one.level === "assumption" ? t("cycle.page.assumption") : levelWord(one.level),
    number: one.number,
  });
  const numberOf = new Map(review.touchpoints.map(({ id, number }) => [id, number]));
  const insight = (one: (typeof review.keep)[number]) =>
    claim({ ...one, number: one.touchpointId === null ? null : (numberOf.get(one.touchpointId) ?? null) });
  const levels = countLevels(
    review.touchpoints.map(({ id }) => id),
    review.strengths,
  );
  const { cycle } = review;
  const { written } = paper.dashboard.headline;
  return {
    locale,
    title: t("cycle.page.title", { month, journey: title }),
    workspace: workspace.name,
    journey: title,
    month,
    state: [stateOf(paper, words), ...approvalsOf(paper.approvals, words)].join(" · "),
    headline: written ? (written.translations[locale] ?? written.sentence) : words.headline(paper.dashboard),
    changed: changedOf(review.changed, words),
    note: cycle?.closingNote
      ? t("cycle.page.note", { note: words.inLocale("closingNote", cycle.closingNote, cycle.translations) })
      : null,
    figures: review.figures.map((figure) => figureLine(figure, words)),
    decisions: review.decisions.map((decision) => decisionLine(decision, words)),
    tasks: departmentLines(paper, words),
    tasksAll: t("cycle.page.tasksAll", countsOf(review.tasks)),
    levels: STRENGTH_LEVELS.map((level) => ({ level, word: levelWord(level), count: levels[level] })),
    assumptions: review.touchpoints
      .filter(({ id }) => levelOf(id) === "assumption")
      .map((one) => claim({ ...one, level: "assumption" })),
    keep: review.keep.map(insight),
    improve: review.improve.map(insight),
    made: t("cycle.page.made", { day: words.day(paper.madeOn) }),
    address: t("cycle.page.address", { address: new URL(path, appUrl).href }),
    words: {
      ...(Object.fromEntries(WORDS.map((key) => [key, t(`cycle.page.${key}`)])) as Record<SheetWord, string>),
      figures: t("cycle.figures.title"),
    },
    more: (count) => t("cycle.page.more", { count }),
  };
}

function stateOf({ review: { cycle }, endedOn, names }: MonthOnPaper, { t, day }: PaperWords): string {
  if (!cycle) return t("cycle.page.notOpened");
  if (cycle.state === "open" || endedOn === null) return t("cycle.page.open");
  if (cycle.state === "skipped")
    return t("cycle.page.skipped", { day: day(endedOn), reason: cycle.skippedReason ?? "" });
  const name = (cycle.closedBy && names[cycle.closedBy]) ?? t("cycle.page.somebody");
  return t("cycle.page.closed", { day: day(endedOn), name });
}

/** Each approval in a sentence: who gave it on which day, and that the month changed since. */
export const approvalsOf = (approvals: readonly ApprovalOnPaper[], { t, day }: PaperWords): string[] =>
  approvals.map(({ name, on, isChanged }) =>
    t(isChanged ? "cycle.page.approvedChanged" : "cycle.page.approved", {
      name: name ?? t("cycle.page.somebody"),
      day: day(on),
    }),
  );

function changedOf(changed: MonthOnPaper["review"]["changed"], { t, named }: PaperWords): string | null {
  if (!changed) return null;
  const names = changed.figures.map(({ name, translations }) => named(name, translations));
  const parts = [
    changed.map > 0 ? t("cycle.changed.map", { count: changed.map }) : null,
    names.length > 0 ? t("cycle.changed.figures", { count: names.length, names: names.join(", ") }) : null,
    changed.claims > 0 ? t("cycle.changed.claims", { count: changed.claims }) : null,
    changed.tasks > 0 ? t("cycle.changed.tasks", { count: changed.tasks }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : t("cycle.page.changed", { what: parts.join("; ") });
}

function figureLine(
  figure: MonthOnPaper["review"]["figures"][number],
  { t, figure: written, named }: PaperWords,
): FigureLine {
  const { unit, reading, before, target, verdict } = figure;
  const value = reading && valueOf(reading, unit);
  const former = before && valueOf(before, unit);
  const none = t("cycle.page.none");
  return {
    name: named(figure.name, figure.nameTranslations),
    figure: value === null ? t("cycle.page.missing") : written(value, unit),
    before: former === null ? none : written(former, unit),
    target: target === null ? none : written(target, unit),
    verdict: verdict ? t(`metric.verdict.word.${verdict.kind}`) : none,
    isBetter: verdict && verdict.kind !== "none" ? verdict.isBetter : null,
  };
}

function decisionLine(
  decision: MonthOnPaper["review"]["decisions"][number],
  { t, inLocale }: PaperWords,
): DecisionLine {
  const grounds = [
    decision.metricName,
    decision.evidenceIds.length > 0 ? t("cycle.page.evidence", { count: decision.evidenceIds.length }) : null,
  ].filter((one) => one !== null);
  return {
    kind: t(`cycle.choose.decision.${decision.kind}`),
    sentence: inLocale("sentence", decision.sentence, decision.translations),
    reason: inLocale("reason", decision.reason, decision.translations),
    restsOn: decision.isProven
      ? t("cycle.page.restsOn", { what: grounds.length > 0 ? grounds.join(", ") : t("cycle.page.kpi") })
      : t("cycle.page.unproven"),
    isProven: decision.isProven,
  };
}

function countsOf(tasks: MonthOnPaper["review"]["tasks"]) {
  return {
    count: tasks.length,
    done: tasks.filter(({ status }) => status === "done").length,
    open: tasks.filter(({ status }) => isUnfinished(status)).length,
    moved: tasks.filter(({ status }) => status === "carried_over").length,
  };
}

/** Departments in their order, those without a task left out; tasks without one last. */
function departmentLines({ review, departments }: MonthOnPaper, { t, named }: PaperWords): DepartmentLine[] {
  const known = new Set(departments.map(({ id }) => id));
  const groups = [
    ...departments.map(({ id, name, nameTranslations }) => ({
      name: named(name, nameTranslations),
      tasks: review.tasks.filter((task) => task.departmentId === id),
    })),
    {
      name: t("cycle.page.nobody"),
      tasks: review.tasks.filter(({ departmentId }) => departmentId === null || !known.has(departmentId)),
    },
  ];
  return groups
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ name, tasks }) => {
      const { count, done, open, moved } = countsOf(tasks);
      const carried = moved > 0 ? `, ${t("cycle.page.moved", { count: moved })}` : "";
      return {
        name,
        done,
        open,
        moved,
        words: `${t("cycle.page.department", { done, all: count })}${carried}`,
      };
    });
}
