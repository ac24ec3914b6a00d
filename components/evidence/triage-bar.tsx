// Which touchpoints the chosen item may be about, each with the digit that links it there.
"use client";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd.tsx";
import { type Claim, useJourneyNames } from "./use-claims.ts";

export interface TriageBarProps {
  suggested: readonly Claim[];
  onLink: (claim: Claim) => void;
}

export function TriageBar({ suggested, onLink }: TriageBarProps) {
  const t = useTranslations("evidence.triage");
  const journeys = useJourneyNames();
  return (
    <section aria-label={t("title")} className="mb-5 rounded-card bg-raised p-3">
      <h2 className="mb-2 text-card">{t("title")}</h2>
      {suggested.length > 0 ? (
        <ol className="flex flex-wrap gap-1.5">
          {suggested.map((claim, place) => (
            <li key={claim.id}>
              <button
                type="button"
                lang={claim.lang}
                title={claim.phase}
                aria-keyshortcuts={String(place + 1)}
                onClick={() => onLink(claim)}
                className="flex min-h-8 items-center gap-1.5 rounded-tag border border-line-strong bg-surface px-2 text-body hover:border-ink pointer-coarse:min-h-11"
              >
                <Kbd>{place + 1}</Kbd>
                <Link2 aria-hidden size={14} className="text-ink-3" />
                <span className="text-left">
                  {claim.title}
                  {journeys.length > 1 ? (
                    <span className="ml-1.5 text-meta text-ink-3">
                      {journeys.find((one) => one.id === claim.journeyId)?.title}
                    </span>
                  ) : null}
                </span>
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-body text-ink-2">{t("none")}</p>
      )}
      <p className="mt-2 text-meta text-ink-3">{t("keys")}</p>
    </section>
  );
}
