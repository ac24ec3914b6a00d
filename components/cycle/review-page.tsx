// The monthly review of a journey in five steps, which several people go through together: what one says, the others see.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Download, GitCompareArrows } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { LiveBells } from "#components/api/live-bells.tsx";
import { CommentButton, useAskedSubject } from "#components/comment/comment-button.tsx";
import { useOpenThreads } from "#components/comment/use-open-threads.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { useMonthName } from "#components/task/use-month-name.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { REVIEW_STEPS, type ReviewStep, stepOf } from "#domain/cycle.ts";
import { addMonths, type MonthString } from "#domain/month.ts";
import { isUnfinished } from "#domain/task.ts";
import type { ReviewView } from "#server/cycles/snapshots/queries.ts";
import { MonthBanner } from "./month-banner.tsx";
import { ReviewThread } from "./review-thread.tsx";
import { StepAgree } from "./step-agree.tsx";
import { type DecisionStart, StepChoose } from "./step-choose.tsx";
import { StepEvidence } from "./step-evidence.tsx";
import { StepFigures } from "./step-figures.tsx";
import { StepTasks } from "./step-tasks.tsx";
import { sincePath } from "./since-path.ts";
import { useCycleActions } from "./use-cycle-actions.ts";

const DecisionDialog = dynamic(() => import("./decision-dialog.tsx").then((module) => module.DecisionDialog));
const CycleDialog = dynamic(() => import("./cycle-dialog.tsx").then((module) => module.CycleDialog));

export interface ReviewJourney {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly titleTranslations: Readonly<Record<string, string>>;
}

/** Where the months of a journey stand: below its board. */
export function useReviewCrumbs(journey: ReviewJourney) {
  const t = useTranslations("cycle");
  const locale = useLocale();
  const { slug } = useWorkspace();
  const board = `/${slug}/j/${journey.slug}`;
  const title = journey.titleTranslations[locale] ?? journey.title;
  return {
    board,
    crumbs: [
      { label: title, href: board },
      { label: t("name"), href: `${board}/review` },
    ],
  };
}

export function ReviewPage({ journey, month }: { journey: ReviewJourney; month: MonthString }) {
  const t = useTranslations("cycle");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const monthName = useMonthName();
  const { board, crumbs } = useReviewCrumbs(journey);
  const threads = useOpenThreads();
  const asked = useAskedSubject();
  const review = useQuery(trpc.cycles.get.queryOptions({ journeyId: journey.id, month }));
  const step = (by: number, icon: React.ReactNode) => (
    <Button asChild>
      <Link
        href={`${board}/review/${addMonths(month, by)}`}
        aria-label={t("toMonth", { month: monthName(addMonths(month, by), "withYear") })}
      >
        {icon}
      </Link>
    </Button>
  );
  return (
    <PageFrame
      title={t("title", { month: monthName(month, "withYear") })}
      crumbs={[...crumbs, { label: monthName(month, "withYear") }]}
      actions={
        <>
          <CommentButton
            look="word"
            subject={{ kind: "cycle", journeyId: journey.id, month }}
            title={monthName(month, "withYear")}
            threads={threads}
            asked={asked}
          />
          {step(-1, <ChevronLeft size={17} aria-hidden />)}
          {step(1, <ChevronRight size={17} aria-hidden />)}
          <Button asChild>
            <Link href={`${board}/review/compare?a=${addMonths(month, -1)}&b=${month}`}>
              <GitCompareArrows size={16} aria-hidden />
              {t("compareWith", { month: monthName(addMonths(month, -1)) })}
            </Link>
          </Button>
          <Button asChild>
            <a href={`/api/journeys/${journey.id}/review/${month}.pdf`} download>
              <Download size={16} aria-hidden />
              {t("page.download")}
            </a>
          </Button>
        </>
      }
    >
      <LiveBells workspaceId={workspaceId} />
      {review.isPending ? (
        <SkeletonLines lines={6} label={common("loading")} />
      ) : review.isError ? (
        <ErrorState onRetry={() => void review.refetch()}>{sentence(review.error)}</ErrorState>
      ) : (
        <Review journeyId={journey.id} month={month} review={review.data} board={board} />
      )}
    </PageFrame>
  );
}

interface ReviewProps {
  journeyId: string;
  month: MonthString;
  review: ReviewView;
  /** Address of the journey. */
  board: string;
}

function Review({ journeyId, month, review, board }: ReviewProps) {
  const t = useTranslations("cycle");
  const workspace = useWorkspace();
  const may = useCan();
  const monthName = useMonthName();
  const step = stepOf(useSearchParams().get("step"));
  const actions = useCycleActions(journeyId, month);
  const [deciding, setDeciding] = useState<DecisionStart | null>(null);
  const [isEditing, setEditing] = useState(false);
  const { cycle } = review;
  if (!cycle) {
    const isAhead = month > workspace.month;
    return (
      <EmptyState
        title={t(isAhead ? "ahead" : "notOpened", { month: monthName(month) })}
        action={
          !isAhead && may("cycle.edit") ? (
            <Button
              variant="primary"
              busy={actions.open.isPending}
              onClick={() => actions.open.mutate(actions.place)}
            >
              {t("open", { month: monthName(month) })}
            </Button>
          ) : null
        }
      >
        {t(isAhead ? "aheadLead" : "notOpenedLead")}
      </EmptyState>
    );
  }
  const isOver = cycle.state !== "open";
  const mayEdit = may("cycle.edit") && !isOver;
  return (
    <>
      <MonthBanner
        cycle={cycle}
        changed={review.changed}
        approvals={review.approvals}
        actions={actions}
        sinceHref={sincePath(board, month)}
        onEdit={mayEdit ? () => setEditing(true) : undefined}
      />
      <ReviewThread step={step} done={doneSteps(review)} />
      {step === "figures" ? (
        <StepFigures journeyId={journeyId} month={month} figures={review.figures} isOver={isOver} />
      ) : step === "evidence" ? (
        <StepEvidence
          journeyId={journeyId}
          month={month}
          review={review}
          onMark={mayEdit ? actions.mark : undefined}
        />
      ) : step === "tasks" ? (
        <StepTasks journeyId={journeyId} month={month} tasks={review.tasks} isOver={isOver} />
      ) : step === "choose" ? (
        <StepChoose review={review} onDecide={mayEdit ? setDeciding : undefined} />
      ) : (
        <StepAgree
          review={review}
          actions={actions}
          mayEdit={mayEdit}
          onDecide={mayEdit ? () => setDeciding({ kind: "decide", about: null }) : undefined}
        />
      )}
      <NextStep step={step} />
      {deciding ? (
        <DecisionDialog start={deciding} actions={actions} onClose={() => setDeciding(null)} />
      ) : null}
      {isEditing ? <CycleDialog cycle={cycle} actions={actions} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function NextStep({ step }: { step: ReviewStep }) {
  const t = useTranslations("cycle");
  const next = REVIEW_STEPS[REVIEW_STEPS.indexOf(step) + 1];
  if (!next) return null;
  return (
    <div className="mt-5 flex justify-end">
      <Button asChild variant="primary">
        <Link href={`?step=${REVIEW_STEPS.indexOf(next) + 1}`}>
          {t("nextStep", { step: t(`steps.${next}`) })}
          <ChevronRight size={16} aria-hidden />
        </Link>
      </Button>
    </div>
  );
}

/** A step is done when nothing in it waits any more; a month that is over has all of them behind it. */
function doneSteps(review: ReviewView): ReadonlySet<ReviewStep> {
  if (review.cycle && review.cycle.state !== "open") return new Set(REVIEW_STEPS);
  const done = new Set<ReviewStep>();
  if (review.figures.length > 0 && review.figures.every((one) => one.reading !== null)) done.add("figures");
  if (review.channels.length > 0 && review.channels.every((one) => one.mark !== null)) done.add("evidence");
  if (review.tasks.length > 0 && !review.tasks.some((task) => isUnfinished(task.status))) done.add("tasks");
  if (review.decisions.length > 0) done.add("choose");
  return done;
}
