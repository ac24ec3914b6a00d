// Which touchpoint a sentence says something about: up to three suggestions, and every touchpoint of the journey.
"use client";
import { useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Select } from "#components/ui/select.tsx";
import { suggestClaims } from "./suggest-claims.ts";
import { type Claim, useClaims, useJourneyNames } from "./use-claims.ts";

export interface ClaimPickerProps {
  /** What the suggestions are made from. */
  text: string;
  journeyId: string | null;
  onJourneyChange: (journeyId: string) => void;
  claim: Claim | null;
  onClaimChange: (claim: Claim | null) => void;
}

const NO_CLAIMS: readonly Claim[] = [];

export function ClaimPicker({ text, journeyId, onJourneyChange, claim, onClaimChange }: ClaimPickerProps) {
  const t = useTranslations("evidence.link");
  const id = useId();
  const journeys = useJourneyNames();
  const ids = useMemo(() => (journeyId === null ? [] : [journeyId]), [journeyId]);
  const claims = useClaims(ids);
  const ofJourney = journeyId === null ? undefined : claims.get(journeyId);
  const touchpoints = useMemo(
    () => (ofJourney ? [...ofJourney.values()].filter((one) => one.kind === "touchpoint") : NO_CLAIMS),
    [ofJourney],
  );
  const suggested = useMemo(() => suggestClaims(text, touchpoints), [text, touchpoints]);
  const choose = (claimId: string | null) =>
    onClaimChange(touchpoints.find((one) => one.id === claimId) ?? null);

  if (journeys.length === 0) return <p className="text-body text-ink-2">{t("noJourney")}</p>;
  return (
    <div className="grid gap-4">
      {journeys.length > 1 ? (
        <div className="grid gap-1.5">
          <label htmlFor={`${id}-journey`} className="text-body font-medium">
            {t("journey")}
          </label>
          <Select
            id={`${id}-journey`}
            value={journeyId}
            onValueChange={(next) => {
              onClaimChange(null);
              onJourneyChange(next);
            }}
            options={journeys.map((one) => ({ value: one.id, label: one.title }))}
          />
        </div>
      ) : null}
      {suggested.length > 0 ? (
        <div className="grid gap-1.5">
          <span id={`${id}-suggested`} className="text-body font-medium">
            {t("suggested")}
          </span>
          <RadioGroup
            look="cards"
            aria-labelledby={`${id}-suggested`}
            value={claim?.id ?? ""}
            onValueChange={choose}
            options={suggested.map((one) => ({
              value: one.id,
              label: <ClaimName claim={one} />,
              hint: <ClaimPlace claim={one} />,
            }))}
          />
        </div>
      ) : null}
      <div className="grid gap-1.5">
        <label htmlFor={`${id}-all`} className="text-body font-medium">
          {suggested.length > 0 ? t("other") : t("touchpoint")}
        </label>
        {ofJourney && touchpoints.length === 0 ? (
          <p className="text-body text-ink-2">{t("noTouchpoint")}</p>
        ) : (
          <Combobox
            id={`${id}-all`}
            label={t("touchpoint")}
            placeholder={t("choose")}
            value={claim?.id ?? null}
            onValueChange={choose}
            options={touchpoints.map((one) => ({
              value: one.id,
              label: `${one.number} · ${one.title}`,
              hint: [one.phase, one.channelName].filter(Boolean).join(" · "),
            }))}
          />
        )}
      </div>
    </div>
  );
}

function ClaimName({ claim }: { claim: Claim }) {
  return (
    <span lang={claim.lang}>
      <span className="text-ink-3 tabular-nums">{claim.number}</span> {claim.title}
    </span>
  );
}

function ClaimPlace({ claim }: { claim: Claim }) {
  return <>{[claim.phase, claim.channelName].filter(Boolean).join(" · ")}</>;
}
