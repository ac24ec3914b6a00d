// What asks for a decision, the weightiest first: how bad, how many customers meet it, how sure we are, and what is asked.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { buttonStyles } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { emotionFace } from "#domain/emotion.ts";
import type { DashboardView } from "#server/dashboard/queries.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

type Ask = DashboardView["asked"][number];

const VARIANTS = { start: "primary", continue: "outline", stop: "outline", decide: "choose" } as const;
const DISCS = {
  m2: "border-emotion-m2",
  m1: "border-emotion-m1",
  "0": "border-emotion-0",
  p1: "border-emotion-p1",
  p2: "border-emotion-p2",
} as const;

export function AskList({ view }: { view: DashboardView }) {
  const t = useTranslations("dashboard.ask");
  return (
    <Panel title={t("title")} lead={t("lead")}>
      {view.asked.length === 0 ? (
        <p className="text-reading text-ink-2">{t("none")}</p>
      ) : (
        <ol className="divide-y divide-line" data-panel="asks">
          {view.asked.map((ask) => (
            <AskRow key={ask.id} ask={ask} view={view} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function AskRow({ ask, view }: { ask: Ask; view: DashboardView }) {
  const t = useTranslations("dashboard.ask");
  const levels = useTranslations("board.level");
  const { titleOf, percent } = useDashboardWords();
  const { slug } = useWorkspace();
  const { touchpoint } = ask;
  const board = `/${slug}/j/${view.journey.slug}?t=${touchpoint?.id ?? ask.id}`;
  return (
    <li
      className="grid gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[minmax(0,1.3fr)_7.5rem_minmax(0,1fr)_6rem] sm:items-center"
      data-ask={ask.id}
    >
      <div className="flex min-w-0 items-start gap-3">
        <span
          aria-hidden
          className={cn(
            "mt-0.5 grid size-6 flex-none place-items-center rounded-full border-[2.5px] bg-surface text-meta font-bold text-ink tabular-nums",
            ask.feeling === null ? "border-line-strong" : DISCS[emotionFace(ask.feeling)],
          )}
        >
          {touchpoint?.number ?? "–"}
        </span>
        <div className="min-w-0">
          <p className="text-body font-semibold text-ink">{titleOf(ask)}</p>
          <p className="text-meta text-ink-2">
            {touchpoint ? `${titleOf(touchpoint)} · ` : ""}
            {ask.reach === 0 ? t("noRoute") : t("reach", { share: percent(ask.reach) })}
            {ask.moves > 0 ? ` · ${t("moved", { count: ask.moves })}` : ""}
          </p>
        </div>
      </div>
      <p className="flex items-center gap-2 text-body text-ink-2">
        <StitchMark level={ask.level} decorative />
        {levels(ask.level)}
      </p>
      <p className="text-body text-ink-2">{t(`why.${ask.asked}`, { tasks: ask.tasks, done: ask.done })}</p>
      <Link
        href={board}
        aria-label={t("open", { what: t(`kind.${ask.asked}`), title: titleOf(ask) })}
        className={buttonStyles({ size: "sm", variant: VARIANTS[ask.asked] })}
      >
        {t(`kind.${ask.asked}`)}
      </Link>
    </li>
  );
}
