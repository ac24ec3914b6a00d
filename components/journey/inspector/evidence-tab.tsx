"use client";
// What is linked to this touchpoint and why that makes it as sure as it is; link, unlink, add, confirm.
import { Link2, Plus, Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Touchpoint } from "#domain/journey.ts";
import { StrengthExplanation } from "#components/evidence/strength-explanation.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import type { NodeStrength } from "#components/journey/journey-data.ts";
import { StitchMark, STITCHES } from "#components/journey/stitch-mark.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { Quote } from "./quote.tsx";
import { useNameOf } from "./use-name-of.ts";

export function EvidenceTab({
  touchpoint,
  strength,
}: {
  touchpoint: Touchpoint;
  strength: NodeStrength | undefined;
}) {
  const t = useTranslations("inspector");
  const b = useTranslations("board");
  const { actions } = useBoard();
  const { evidence } = useJourneyData();
  const nameOf = useNameOf();
  const level = strength?.level ?? "assumption";

  return (
    <>
      <InspectorSection>
        <p className={`mb-1 flex items-center gap-2 font-semibold ${STITCHES[level].tone}`}>
          <StitchMark level={level} width={34} decorative />
          {b(`level.${level}`)}
          {strength?.contested ? <span className="text-evidence-2">{b("contested")}</span> : null}
        </p>
        <StrengthExplanation report={strength} nameOf={nameOf} />
        {actions.confirm && strength?.confirmable ? (
          <Button
            size="sm"
            variant="primary"
            className="mt-2"
            onClick={() => void actions.confirm?.(touchpoint.id)}
          >
            {t("confirm")}
          </Button>
        ) : null}
      </InspectorSection>
      {actions.openLinkEvidence ? (
        <div className="flex flex-wrap gap-2 border-b border-hair px-[18px] py-2.5">
          <Button size="sm" onClick={() => actions.openLinkEvidence?.(touchpoint, "existing")}>
            <Link2 size={14} aria-hidden />
            {t("linkEvidence")}
          </Button>
          {actions.mayCreateEvidence ? (
            <Button size="sm" onClick={() => actions.openLinkEvidence?.(touchpoint, "new")}>
              <Plus size={14} aria-hidden />
              {t("addEvidence")}
            </Button>
          ) : null}
        </div>
      ) : null}
      {evidence === null ? (
        <p className="p-[18px] text-ink-3">{t("loading")}</p>
      ) : evidence.length === 0 ? (
        <p className="p-[18px] text-ink-2">{t("noEvidence")}</p>
      ) : (
        <ul>
          {evidence.map((one) => (
            <li
              key={one.linkId}
              className="group/evidence flex gap-1 border-b border-hair py-2.5 pr-2 pl-[18px]"
            >
              <div className="min-w-0 flex-1">
                <Quote evidence={one} />
                {one.stance === "contradicts" ? (
                  <span className="text-meta font-medium text-evidence-2">{t("contradicts")}</span>
                ) : null}
              </div>
              {actions.unlinkEvidence ? (
                <IconButton
                  size="sm"
                  label={t("unlink")}
                  icon={<Unlink size={14} aria-hidden />}
                  onClick={() => void actions.unlinkEvidence?.(one.linkId)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
