// The five steps of a review on one thread: sewn where a step is done, basted where it is not yet.
"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "#components/ui/class-names.ts";
import { REVIEW_STEPS, type ReviewStep } from "#domain/cycle.ts";

export interface ReviewThreadProps {
  step: ReviewStep;
  done: ReadonlySet<ReviewStep>;
}

export function ReviewThread({ step, done }: ReviewThreadProps) {
  const t = useTranslations("cycle");
  return (
    <nav aria-label={t("steps.label")} className="mb-6">
      <ol className="grid grid-cols-5">
        {REVIEW_STEPS.map((one, place) => {
          const isHere = one === step;
          const isDone = done.has(one);
          return (
            <li key={one} className="relative">
              {place < REVIEW_STEPS.length - 1 ? (
                <span
                  aria-hidden
                  className={cn(
                    "absolute top-[17px] left-1/2 w-full border-t-[3px] border-thread",
                    isDone ? "border-solid" : "border-dotted opacity-70",
                  )}
                />
              ) : null}
              <Link
                href={`?step=${place + 1}`}
                scroll={false}
                aria-current={isHere ? "step" : undefined}
                data-done={isDone || undefined}
                className="group relative flex flex-col items-center gap-1.5 rounded-card px-0.5 pt-0.5 pb-1 text-center"
              >
                <span
                  className={cn(
                    "grid size-8 place-items-center rounded-full border-[3px] border-thread font-display text-body font-semibold",
                    isDone ? "bg-thread text-surface" : "bg-paper text-thread-deep",
                    isHere && "outline-2 outline-offset-2 outline-ink",
                  )}
                >
                  {isDone ? <Check size={16} strokeWidth={3} aria-hidden /> : place + 1}
                </span>
                <span
                  className={cn(
                    "text-meta max-sm:text-axis",
                    isHere ? "font-semibold text-ink" : "text-ink-2 group-hover:text-ink",
                  )}
                >
                  {t(`steps.${one}`)}
                  {isDone ? <span className="sr-only"> ({t("steps.done")})</span> : null}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
