// Why a claim has its level, in words: "1 interview · 4 reviews · 1 KPI · bevestigd 3 nov", what is missing, when it drops.
"use client";
import { useFormatter, useTranslations } from "next-intl";
import type { ExplanationPart, Missing } from "#domain/evidence-explanation.ts";
import type { StrengthReport } from "#domain/evidence-strength.ts";

export interface StrengthExplanationProps {
  /** Left out: nothing was ever linked. */
  report: Pick<StrengthReport, "explanation"> | undefined;
  /** Names who confirmed; without it a confirmation says only when. */
  nameOf?: (memberId: string) => string | null;
  /** `line` says only what there is, in one line; `full` adds what is missing and when the level drops. */
  look?: "line" | "full";
}

/** Turns one part into words, in the reader's language. */
export function useExplanationWords(nameOf?: (memberId: string) => string | null) {
  const t = useTranslations("evidence.explanation");
  const levels = useTranslations("evidence.levels");
  const format = useFormatter();
  const day = (on: string) =>
    format.dateTime(new Date(`${on}T12:00:00Z`), { day: "numeric", month: "short" });
  const missing = (one: Missing): string =>
    "count" in one ? t(`missing.${one.what}`, { count: one.count }) : t(`missing.${one.what}`);
  return (part: ExplanationPart): string => {
    switch (part.part) {
      case "none":
        return t("none");
      case "count":
        return t(`count.${part.kind}`, { count: part.count });
      case "metrics":
      case "indirect":
        return t(part.part, { count: part.count });
      case "same_respondent":
        return t("same_respondent", { records: part.records, items: part.items });
      case "against":
        return t(part.refuted ? "refuted" : "against", {
          supporting: part.supporting,
          against: part.against,
        });
      case "confirmed":
      case "confirmation_lapsed":
      case "confirmation_insufficient": {
        const name = nameOf?.(part.by) ?? null;
        return name === null
          ? t(part.part, { day: day(part.on) })
          : t(`${part.part}_by`, { day: day(part.on), name });
      }
      case "drops":
        return t("drops", { day: day(part.on), level: levels(part.to) });
      case "missing":
        return t("missing.next", { level: levels(part.next), what: format.list(part.missing.map(missing)) });
    }
  };
}

const NOTHING: readonly ExplanationPart[] = [{ part: "none" }];
const isAhead = (part: ExplanationPart) => part.part === "drops" || part.part === "missing";

export function StrengthExplanation({ report, nameOf, look = "full" }: StrengthExplanationProps) {
  const say = useExplanationWords(nameOf);
  const parts = report?.explanation ?? NOTHING;
  const there = parts.filter((part) => !isAhead(part));
  const ahead = look === "full" ? parts.filter(isAhead) : [];
  return (
    <div className="text-meta text-ink-2">
      <p>{there.map(say).join(" · ")}</p>
      {ahead.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-0.5 text-ink-3">
          {ahead.map((part) => (
            <li key={part.part}>{say(part)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
