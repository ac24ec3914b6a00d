"use client";
// How sure this touchpoint is: level, why, the best quote and one review.
import { useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { StrengthExplanation } from "#components/evidence/strength-explanation.tsx";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import { StitchMark, STITCHES } from "#components/journey/stitch-mark.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { Quote } from "./quote.tsx";
import { useNameOf } from "./use-name-of.ts";

export function EvidenceSection({ touchpoint }: { touchpoint: Touchpoint }) {
  const t = useTranslations("inspector");
  const b = useTranslations("board");
  const { commands } = useBoard();
  const data = useJourneyData();
  const nameOf = useNameOf();
  const strength = data.strengths[touchpoint.id];
  const level = strength?.level ?? "assumption";
  const said = (data.evidence ?? []).filter((one) => one.text !== "");
  const best = said.find((one) => one.stars === null);
  const review = said.find((one) => one.stars !== null);
  return (
    <InspectorSection
      title={t("evidence")}
      aside={
        <button
          type="button"
          onClick={() => commands.showTab("evidence")}
          className={`flex min-h-6 items-center gap-1.5 rounded-tag px-1 font-semibold hover:bg-ink/6 ${STITCHES[level].tone}`}
        >
          <StitchMark level={level} width={34} decorative />
          {b(`level.${level}`)}
          {strength?.contested ? ` · ${b("contested")}` : ""}
        </button>
      }
    >
      {strength && strength.explanation[0]?.part !== "none" ? (
        <div className="-mt-0.5 mb-1.5">
          <StrengthExplanation report={strength} nameOf={nameOf} look="line" />
        </div>
      ) : null}
      <div className="grid gap-2">
        {best ? <Quote evidence={best} /> : null}
        {review ? <Quote evidence={review} /> : null}
      </div>
      {strength && strength.items > 0 ? null : (
        <button
          type="button"
          onClick={() => commands.showTab("evidence")}
          className="min-h-6 text-meta text-link"
        >
          {t("askWho")}
        </button>
      )}
    </InspectorSection>
  );
}
