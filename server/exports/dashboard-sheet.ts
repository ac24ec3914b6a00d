// The dashboard of one journey in words of one language, before anything has its place.
import type { CheckState } from "#domain/health.ts";
import { MISTAKES } from "#domain/health-facts.ts";
import { STRENGTH_LEVELS, type StrengthLevel } from "#domain/evidence-level.ts";
import type { Locale } from "#domain/journey.ts";
import { approvalsOf } from "./month-sheet.ts";
import type { DashboardOnPaper } from "./queries.ts";
import { type PaperWords, paperWords } from "./words.ts";

/** What somebody, or a phase's customers, feel: then and now, −2 … 2. */
export interface FeelingLine {
  readonly name: string;
  readonly now: number | null;
  readonly before: number | null;
  /** "+0,3"; a word where it is not known. */
  readonly nowSaid: string;
  readonly beforeSaid: string | null;
}

/** Touchpoints of a month by how sure one is of them. */
export interface LevelsLine {
  readonly month: string;
  readonly isShown: boolean;
  readonly counts: readonly { readonly level: StrengthLevel; readonly count: number }[];
}

/** A department's tasks. */
export interface WorkLine {
  readonly name: string;
  readonly done: number;
  readonly open: number;
  readonly moved: number;
  /** "3 van 4". */
  readonly said: string;
}

/** What the pages of one journey and of several have in common. */
export interface DashboardFrame {
  readonly locale: Locale;
  readonly title: string;
  readonly workspace: string;
  readonly subject: string;
  readonly month: string;
  readonly state: string;
  /** Who approved the month; several journeys are approved each for itself. */
  readonly approvals: readonly string[];
  readonly headline: string;
  readonly counts: readonly string[];
  readonly feelings: readonly FeelingLine[];
  /** The months that are set beside each other; null where there is none to compare with. */
  readonly feelingsOf: { readonly then: string; readonly now: string } | null;
  readonly levels: readonly LevelsLine[];
  readonly levelWords: Readonly<Record<StrengthLevel, string>>;
  readonly work: readonly WorkLine[];
  readonly workOf: string;
  readonly workKinds: Readonly<Record<"done" | "open" | "moved", string>>;
  readonly made: string;
  readonly words: Readonly<Record<FrameWord, string>>;
  readonly more: (count: number) => string;
}

type FrameWord = "feelings" | "levels" | "work" | "workNone" | "money" | "moneyNone";

export interface PhaseFigureLine {
  readonly name: string;
  readonly metric: string;
  /** Null where no metric stands for the phase. */
  readonly figure: string | null;
  readonly target: string | null;
  /** Share of the way to the target, 0–1; null without a way. */
  readonly progress: number | null;
  readonly way: string | null;
  readonly isFar: boolean;
  readonly change: string;
  /** What may not be said of the change; null where nothing has to be added. */
  readonly verdict: string | null;
}

export interface AskLine {
  readonly number: string;
  readonly title: string;
  readonly under: string;
  readonly level: StrengthLevel;
  readonly why: string;
  readonly kind: string;
}

export interface CheckLine {
  readonly name: string;
  readonly state: CheckState;
  readonly stateSaid: string;
  readonly said: string;
}

export interface MoneyLine {
  readonly name: string;
  readonly figure: string;
  readonly target: string | null;
  /** Readings with their month as a number of months, oldest first; none for a cost. */
  readonly points: readonly { readonly month: number; readonly value: number }[];
  readonly targetValue: number | null;
}

export interface DashboardSheet extends DashboardFrame {
  readonly phases: readonly PhaseFigureLine[];
  readonly asks: readonly AskLine[];
  readonly asksWords: { readonly title: string; readonly lead: string; readonly none: string };
  readonly checks: readonly CheckLine[];
  readonly checksWords: { readonly title: string; readonly inOrder: string };
  readonly money: readonly MoneyLine[];
  readonly spent: string;
  readonly old: string | null;
}

/** KPIs beside those of the phases that are drawn; the others stand on their own page. */
const OTHERS_SHOWN = 4;
/** Below this part of the way attention is asked for. */
const FAR = 0.6;

const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

export function describeDashboard(paper: DashboardOnPaper, locale: Locale, appUrl: URL): DashboardSheet {
  const words = paperWords(locale);
  const { t, inLocale, figure, named, euros } = words;
  const { view, workspace, health } = paper;
  const journey = view.journey.titleTranslations[locale] ?? view.journey.title;
  const { written } = view.headline;
  const path = `/${workspace.slug}/dashboard?journey=${view.journey.slug}&month=${view.month}`;
  return {
    ...frameOf(paper, words, { subject: journey, path, appUrl }),
    approvals: approvalsOf(paper.approvals, words),
    title: t("dashboard.paper.title", { month: words.month(view.month), journey }),
    headline: written ? (written.translations[locale] ?? written.sentence) : words.headline(view),
    feelings: view.experience.phases.map((phase) => feelingLine(phase, phase, words)),
    feelingsOf: legendOf(view, words),
    phases: view.figures.map((one) => phaseLine(one, view.month, words)),
    asks: view.asked.map((ask) => ({
      number: ask.touchpoint ? String(ask.touchpoint.number) : "–",
      title: inLocale("title", ask.title, ask.translations),
      under: [
        ...(ask.touchpoint ? [inLocale("title", ask.touchpoint.title, ask.touchpoint.translations)] : []),
        ask.reach === 0
          ? t("dashboard.ask.noRoute")
          : t("dashboard.ask.reach", { share: words.percent(ask.reach) }),
        ...(ask.moves > 0 ? [t("dashboard.ask.moved", { count: ask.moves })] : []),
      ].join(" · "),
      level: ask.level,
      why: t(`dashboard.ask.why.${ask.asked}`, { tasks: ask.tasks, done: ask.done }),
      kind: t(`dashboard.ask.kind.${ask.asked}`),
    })),
    asksWords: {
      title: t("dashboard.ask.title"),
      lead: t("dashboard.ask.lead"),
      none: t("dashboard.ask.none"),
    },
    checks: MISTAKES.flatMap((check) => health.results.filter((one) => one.check === check)).map(
      ({ check, state, findings, waiver }) => ({
        name: words.health.checkName(check),
        state,
        stateSaid: t(`health.state.${state}`),
        said:
          state === "waived" && waiver
            ? t("health.waive.because", { reason: waiver.reason })
            : findings[0]
              ? words.health.sentence(findings[0])
              : t(`health.check.${check}.none`),
      }),
    ),
    checksWords: {
      title: t("health.name"),
      inOrder: t("health.inOrder", { ok: health.summary.ok, of: health.summary.of }),
    },
    money: [
      ...view.others.slice(0, OTHERS_SHOWN).map((metric) => ({
        name: named(metric.name, metric.nameTranslations),
        figure: metric.state ? figure(metric.state.value, metric.unit) : t("dashboard.money.noFigure"),
        target:
          metric.target === null
            ? null
            : t("dashboard.money.target", { figure: figure(metric.target, metric.unit) }),
        points: metric.points.map((point) => ({ month: monthIndex(point.month), value: point.value })),
        targetValue: metric.target,
      })),
      ...view.money.channels.flatMap((channel) =>
        channel.cost
          ? [
              {
                name: t("dashboard.money.costOf", { channel: named(channel.name, channel.nameTranslations) }),
                figure: euros(channel.cost.cents),
                target: null,
                points: [],
                targetValue: null,
              },
            ]
          : [],
      ),
    ],
    spent:
      view.money.spentCents === null
        ? t("dashboard.money.nothingSpent")
        : t("dashboard.money.spent", { sum: euros(view.money.spentCents) }),
    old: view.old.count === 0 ? null : t("dashboard.money.old", { count: view.old.count, all: view.old.of }),
  };
}

type Framed = Pick<DashboardOnPaper, "workspace" | "departments" | "madeOn"> & {
  readonly view: Pick<DashboardOnPaper["view"], "month" | "currentMonth" | "counts" | "tasks"> & {
    readonly isFrozen?: boolean;
    readonly certainty: DashboardOnPaper["view"]["certainty"];
  };
};

/** What both pages say alike. */
export function frameOf(
  { view, workspace, departments, madeOn }: Framed,
  words: PaperWords,
  { subject, path, appUrl }: { readonly subject: string; readonly path: string; readonly appUrl: URL },
): Omit<DashboardFrame, "title" | "headline" | "feelings" | "feelingsOf"> {
  const { t, locale, named } = words;
  const { counts, month, tasks } = view;
  const state = view.isFrozen
    ? t("dashboard.frozen")
    : month === view.currentMonth
      ? t("cycle.page.open")
      : t("dashboard.paper.asItIs");
  const nameOf = (id: string | null) => {
    const found = departments.find((one) => one.id === id);
    return found ? named(found.name, found.nameTranslations) : t("dashboard.work.nobody");
  };
  const address = new URL(path, appUrl).href;
  return {
    locale,
    workspace: workspace.name,
    subject,
    month: words.month(month),
    state,
    approvals: [],
    counts: [
      t("dashboard.counts", {
        touchpoints: counts.touchpoints,
        evidence: counts.evidence,
        tasks: counts.tasks,
      }),
      ...(counts.touchpoints > 0
        ? [t("dashboard.live", { live: counts.live, all: counts.touchpoints })]
        : []),
    ],
    levels: view.certainty.map((one) => ({
      month: words.shortMonth(one.month),
      isShown: one.month === month,
      counts: STRENGTH_LEVELS.map((level) => ({ level, count: one.levels[level] })),
    })),
    levelWords: {
      assumption: t("board.level.assumption"),
      anecdotal: t("board.level.anecdotal"),
      supported: t("board.level.supported"),
      validated: t("board.level.validated"),
    },
    work: tasks.departments.map(({ departmentId, done, open, moved }) => ({
      name: nameOf(departmentId),
      done,
      open,
      moved,
      said: t("dashboard.work.doneOf", { done, all: done + open + moved }),
    })),
    workOf: t("dashboard.work.range", { from: words.shortMonth(tasks.from), to: words.shortMonth(month) }),
    workKinds: {
      done: t("dashboard.work.done"),
      open: t("dashboard.work.open"),
      moved: t("dashboard.work.moved"),
    },
    made: `${t("cycle.page.made", { day: words.day(madeOn) })} · ${t("cycle.page.address", { address })}`,
    words: {
      feelings: t("dashboard.experience.title"),
      levels: t("dashboard.certainty.title"),
      work: t("dashboard.work.title"),
      workNone: t("dashboard.work.none"),
      money: t("dashboard.money.title"),
      moneyNone: t("dashboard.money.nothing"),
    },
    more: (count) => t("cycle.page.more", { count }),
  };
}

export function feelingLine(
  { name, translations }: { readonly name: string; readonly translations: Readonly<Record<string, string>> },
  { now, before }: { readonly now: number | null; readonly before: number | null },
  { t, inLocale, feeling }: PaperWords,
): FeelingLine {
  return {
    name: inLocale("name", name, translations),
    now,
    before,
    nowSaid: now === null ? t("dashboard.experience.unknown") : feeling(now),
    beforeSaid: before === null ? null : feeling(before),
  };
}

const legendOf = ({ experience, month }: DashboardOnPaper["view"], { monthAlone }: PaperWords) =>
  experience.compared === null ? null : { then: monthAlone(experience.compared), now: monthAlone(month) };

function phaseLine(
  { phase, metric }: DashboardOnPaper["view"]["figures"][number],
  month: string,
  { t, inLocale, figure, named, percent, change, monthAlone, month: monthYear }: PaperWords,
): PhaseFigureLine {
  const name = inLocale("name", phase.name, phase.translations);
  if (!metric) {
    const none = { figure: null, target: null, progress: null, way: null, isFar: false };
    return { name, metric: t("dashboard.noMetric"), ...none, change: "", verdict: null };
  }
  const { state, target, unit } = metric;
  const progress = state?.progress ?? null;
  const changed = state?.month === month ? (state.change ?? null) : null;
  const said =
    state && state.month !== month
      ? t("dashboard.lastRead", { month: monthYear(state.month) })
      : changed === null
        ? t("dashboard.noChange")
        : t("dashboard.changeIn", { change: change(changed, unit), month: monthAlone(month) });
  const isProven = metric.verdict?.kind === "higher" || metric.verdict?.kind === "lower";
  const verdict =
    changed === null || metric.verdict === null || metric.verdict.kind === "none" || isProven
      ? null
      : t(`metric.verdict.said.${metric.verdict.kind}`);
  return {
    name,
    metric: named(metric.name, metric.nameTranslations),
    figure: state ? figure(state.value, unit) : t("dashboard.noFigure"),
    target: target === null ? null : t("dashboard.target", { figure: figure(target, unit) }),
    progress,
    way: progress === null ? null : t("dashboard.way", { share: percent(progress) }),
    isFar: progress !== null && progress < FAR,
    change: said,
    verdict,
  };
}
