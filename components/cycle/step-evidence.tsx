// Step 2: which touchpoints became surer or less sure since the last closed month, what was heard this month, and whether the
// channels in use are still current.
"use client";
import { useQuery } from "@tanstack/react-query";
import { MoveRight } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useEvidenceWords } from "#components/evidence/use-evidence-words.ts";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { useMonthName } from "#components/task/use-month-name.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { levelIndex, type StrengthLevel } from "#domain/evidence-level.ts";
import type { MonthString } from "#domain/month.ts";
import type { ReviewView } from "#server/cycles/snapshots/queries.ts";
import { ChannelMarks, type ChannelMarksProps } from "./channel-marks.tsx";

export interface StepEvidenceProps {
  journeyId: string;
  month: MonthString;
  review: ReviewView;
  onMark: ChannelMarksProps["onMark"];
}

export function StepEvidence({ journeyId, month, review, onMark }: StepEvidenceProps) {
  return (
    <div className="grid gap-4">
      <LevelPanel review={review} />
      <HeardPanel journeyId={journeyId} month={month} />
      <ChannelMarks channels={review.channels} onMark={onMark} />
    </div>
  );
}

function LevelPanel({ review }: { review: ReviewView }) {
  const t = useTranslations("cycle.evidence");
  const locale = useLocale();
  const monthName = useMonthName();
  const { before, strengths, touchpoints, contentLocale } = review;
  const levelIn = (of: ReviewView["strengths"], id: string): StrengthLevel => of[id]?.level ?? "assumption";
  const moved = before
    ? touchpoints.flatMap((one) => {
        const [from, to] = [levelIn(before.strengths, one.id), levelIn(strengths, one.id)];
        return from === to ? [] : [{ ...one, from, to }];
      })
    : [];
  return (
    <Panel
      title={t("levels")}
      lead={before ? t("levelsLead", { month: monthName(before.month, "withYear") }) : t("levelsFirst")}
    >
      {moved.length === 0 ? (
        before ? (
          <p className="text-body text-ink-2">{t("levelsSame")}</p>
        ) : null
      ) : (
        <ul className="grid gap-1.5">
          {moved.map((one) => (
            <LevelMove
              key={one.id}
              number={one.number}
              title={one.translations[`title@${locale}`] ?? one.title}
              lang={one.translations[`title@${locale}`] === undefined ? contentLocale : locale}
              from={one.from}
              to={one.to}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** One touchpoint that is surer or less sure than it was. */
export function LevelMove(props: {
  number: number;
  title: string;
  lang: string;
  from: StrengthLevel;
  to: StrengthLevel;
}) {
  const { number, title, lang, from, to } = props;
  const t = useTranslations("cycle.evidence");
  const board = useTranslations("board");
  const isSurer = levelIndex(to) > levelIndex(from);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 text-body" data-from={from} data-to={to}>
      <span className="grid size-[19px] flex-none place-items-center rounded-full border border-line-strong text-[0.625rem] font-semibold text-ink-2">
        {number}
      </span>
      <span lang={lang} className="min-w-0 flex-1 basis-40 font-semibold wrap-anywhere">
        {title}
      </span>
      <span className="flex items-center gap-2 text-meta text-ink-2">
        <StitchMark level={from} decorative />
        {board(`level.${from}`)}
        <MoveRight size={15} role="img" aria-label={t(isSurer ? "surer" : "lessSure")} />
        <StitchMark level={to} decorative />
        <b className="font-semibold text-ink">{board(`level.${to}`)}</b>
      </span>
    </li>
  );
}

function HeardPanel({ journeyId, month }: { journeyId: string; month: MonthString }) {
  const t = useTranslations("cycle.evidence");
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const { titleOf, kindName, day } = useEvidenceWords();
  const items = useQuery(trpc.evidence.listForJourney.queryOptions({ journeyId })).data;
  const heard = (items ?? []).filter((item) => item.observedOn.startsWith(month));
  return (
    <Panel title={t("heard")} lead={t("heardLead", { count: heard.length })}>
      {heard.length === 0 ? (
        <p className="text-body text-ink-2">{t("heardNothing")}</p>
      ) : (
        <ul className="grid gap-1">
          {heard.map((item) => {
            const title = titleOf(item);
            return (
              <li key={item.id} className="flex flex-wrap items-baseline gap-x-3 text-body">
                <Link
                  href={`/${slug}/evidence/${encodeURIComponent(item.id)}`}
                  lang={title.lang}
                  className="min-h-6 min-w-0 leading-6 font-medium text-link wrap-anywhere"
                >
                  {title.text}
                </Link>
                <span className="text-meta text-ink-3">
                  {kindName(item.kind)} · {day(item.observedOn)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
