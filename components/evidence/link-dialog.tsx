// Puts a sentence, a quote or a whole item under a touchpoint: where, whether it supports or contradicts, and how heavy it is.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Stance } from "#domain/evidence.ts";
import type { EvidenceView } from "#server/evidence/queries.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { ClaimPicker } from "./claim-picker.tsx";
import { type Claim, useJourneyNames } from "./use-claims.ts";
import { type LinkSubject, useEvidenceActions } from "./use-evidence-actions.ts";
import { useEvidenceWords } from "./use-evidence-words.ts";

export interface LinkDialogProps {
  item: EvidenceView;
  subject: LinkSubject;
  onClose: () => void;
}

export function LinkDialog({ item, subject, onClose }: LinkDialogProps) {
  const t = useTranslations("evidence.link");
  const ui = useTranslations("ui");
  const { titleOf } = useEvidenceWords();
  const { link } = useEvidenceActions();
  const journeys = useJourneyNames();
  const [chosenJourney, setChosenJourney] = useState<string | null>(null);
  const [claim, setClaim] = useState<Claim | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [stance, setStance] = useState<Stance>("supports");
  const [weight, setWeight] = useState<Weight>("2");
  // Who links several sentences of one note mostly stays in one journey.
  const usual = item.links.find((one) => one.journeyId !== null)?.journeyId ?? journeys[0]?.id ?? null;
  const journeyId = chosenJourney ?? usual;
  const words = subject.kind === "item" ? item.body || item.summary || item.title : wordsOf(subject);

  function handleLink() {
    if (!claim) {
      setAsking(true);
      return;
    }
    link.mutate(
      {
        evidenceId: item.id,
        subject,
        choice: { journeyId: claim.journeyId, nodeId: claim.id, stance, weight: Number(weight) },
        claim: claim.title,
      },
      { onSuccess: onClose },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={subject.kind === "item" ? t("titleItem") : t("title")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" busy={link.isPending} onClick={handleLink}>
            {t("action")}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        {subject.kind === "item" ? (
          <p className="text-reading font-medium" lang={titleOf(item).lang}>
            {titleOf(item).text}
          </p>
        ) : (
          <blockquote
            lang={item.language}
            className="max-h-40 overflow-y-auto border-l-3 border-thread pl-3 text-reading"
          >
            {words}
          </blockquote>
        )}
        <div>
          <ClaimPicker
            text={words}
            journeyId={journeyId}
            onJourneyChange={setChosenJourney}
            claim={claim}
            onClaimChange={(next) => {
              setClaim(next);
              setAsking(false);
            }}
          />
          {isAsking ? (
            <div role="alert" className="mt-1.5">
              <FieldError>{t("chooseFirst")}</FieldError>
            </div>
          ) : null}
        </div>
        <StanceAndWeight stance={stance} onStance={setStance} weight={weight} onWeight={setWeight} />
      </div>
    </Dialog>
  );
}

const wordsOf = (subject: Exclude<LinkSubject, { kind: "item" }>): string =>
  subject.kind === "words" ? subject.quote.text : subject.text;

export type Weight = "1" | "2" | "3";

export interface StanceAndWeightProps {
  stance: Stance;
  onStance: (stance: Stance) => void;
  weight: Weight;
  onWeight: (weight: Weight) => void;
}

/** For or against the claim, and how heavy it weighs to the reader. */
export function StanceAndWeight({ stance, onStance, weight, onWeight }: StanceAndWeightProps) {
  const t = useTranslations("evidence.link");
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-4">
      <div className="grid justify-items-start gap-1.5">
        <span className="text-body font-medium">{t("stance")}</span>
        <SegmentedControl
          label={t("stance")}
          value={stance}
          onValueChange={onStance}
          options={[
            { value: "supports", label: t("supports") },
            { value: "contradicts", label: t("contradicts") },
          ]}
        />
      </div>
      <div className="grid justify-items-start gap-1.5">
        <span className="text-body font-medium">{t("weight")}</span>
        <SegmentedControl
          label={t("weight")}
          value={weight}
          onValueChange={onWeight}
          options={(["1", "2", "3"] as const).map((value) => ({ value, label: t(`weights.${value}`) }))}
        />
      </div>
      <p className="w-full text-meta text-ink-3">{t("weightHint")}</p>
    </div>
  );
}
