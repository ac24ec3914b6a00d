"use client";
// Why a claim is as sure as it is, in words: what there is, who is against, who confirmed, until when, what is missing.
import { useFormatter, useTranslations } from "next-intl";
import type { ExplanationPart, Missing } from "#domain/evidence-explanation.ts";
import { useJourneyData } from "#components/journey/board-context.tsx";
import type { NodeStrength } from "#components/journey/journey-data.ts";

const NOTHING: readonly ExplanationPart[] = [{ part: "none" }];

/** "1 interview · 4 reviews · 1 KPI · bevestigd 3 nov": the parts that say what there is. */
export function StrengthCounts({ strength }: { strength: NodeStrength | undefined }) {
  const say = useExplanation();
  const parts = (strength?.explanation ?? NOTHING).filter(
    (part) => part.part !== "missing" && part.part !== "drops",
  );
  return <p className="-mt-0.5 mb-1.5 text-meta text-ink-3">{parts.map(say).join(" · ")}</p>;
}

/** The whole reasoning as a list, for the evidence tab. */
export function StrengthReasons({ strength }: { strength: NodeStrength | undefined }) {
  const say = useExplanation();
  return (
    <ul className="grid gap-0.5 text-meta text-ink-2">
      {(strength?.explanation ?? NOTHING).map((part) => {
        const sentence = say(part);
        return <li key={sentence}>{sentence}</li>;
      })}
    </ul>
  );
}

function useExplanation(): (part: ExplanationPart) => string {
  const t = useTranslations("inspector.why");
  const b = useTranslations("board");
  const format = useFormatter();
  const { people } = useJourneyData();
  const day = (on: string): string =>
    format.dateTime(new Date(`${on}T12:00:00Z`), { day: "numeric", month: "short" });
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? t("somebody");
  const missing = (one: Missing): string =>
    "count" in one ? t(`missing.${one.what}`, { count: one.count }) : t(`missing.${one.what}`);

  return (part) => {
    switch (part.part) {
      case "none":
        return t("none");
      case "count":
        return t(`count.${part.kind}`, { count: part.count });
      case "metrics":
        return t("metrics", { count: part.count });
      case "same_respondent":
        return t("sameRespondent", { records: part.records, items: part.items });
      case "indirect":
        return t("indirect", { count: part.count });
      case "against":
        return t(part.refuted ? "refuted" : "against", {
          supporting: part.supporting,
          against: part.against,
        });
      case "confirmed":
        return t("confirmed", { day: day(part.on), name: nameOf(part.by) });
      case "confirmation_lapsed":
        return t("lapsed", { day: day(part.on) });
      case "confirmation_insufficient":
        return t("insufficient", { day: day(part.on) });
      case "drops":
        return t("drops", { day: day(part.on), level: b(`level.${part.to}`) });
      case "missing":
        return t("next", { level: b(`level.${part.next}`), what: part.missing.map(missing).join(", ") });
    }
  };
}
