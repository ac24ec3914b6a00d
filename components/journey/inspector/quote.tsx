"use client";
// A customer's own words: a quote with its source, or a review with its stars.
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useBoard } from "#components/journey/board-context.tsx";
import type { BoardEvidence } from "#components/journey/journey-data.ts";

const quoted = (text: string): string => (/^[“"„‘']/.test(text.trim()) ? text.trim() : `“${text.trim()}”`);

/** Where and when something was said. */
export function useSource(): (evidence: Pick<BoardEvidence, "source" | "day">) => string {
  const format = useFormatter();
  return ({ source, day }) =>
    [source, day ? format.dateTime(new Date(`${day}T12:00:00Z`), { day: "numeric", month: "long" }) : ""]
      .filter((part) => part !== "")
      .join(" · ");
}

export function Quote({ evidence }: { evidence: BoardEvidence }) {
  const t = useTranslations("inspector");
  const words = useTranslations("evidence");
  const { contentLocale, actions } = useBoard();
  const source = useSource();
  const stars = evidence.stars;
  const from = [source(evidence), evidence.isRewarded ? words("rewarded") : ""].filter(Boolean).join(" · ");
  return (
    <div className={stars === null ? "" : "flex gap-[9px]"}>
      {stars === null ? null : (
        <span
          role="img"
          aria-label={t("stars", { count: stars })}
          className="text-meta leading-[18px] whitespace-nowrap text-evidence-2"
        >
          {"★".repeat(stars)}
          <span className="text-line-strong">{"☆".repeat(Math.max(0, 5 - stars))}</span>
        </span>
      )}
      <blockquote
        lang={contentLocale}
        className={`min-w-0 leading-[1.38] ${stars === null ? `border-l-[3px] pl-3 ${evidence.stance === "supports" ? "border-thread" : "border-evidence-2"}` : ""}`}
      >
        {quoted(evidence.text)}
        <cite className="mt-px block text-meta text-ink-3 not-italic">
          {actions.evidenceHref ? (
            <Link
              href={actions.evidenceHref(evidence.evidenceId)}
              className="-my-1 inline-block py-1 underline decoration-line-strong underline-offset-2 hover:text-ink"
            >
              {from}
            </Link>
          ) : (
            from
          )}
        </cite>
      </blockquote>
    </div>
  );
}
