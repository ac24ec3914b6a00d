// The client's people with a switch each: who may look at this journey.
"use client";
import { useTranslations } from "next-intl";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { ChosenGuests } from "./use-chosen-guests.ts";

export function ShareGuests({ chosen }: { chosen: ChosenGuests }) {
  const t = useTranslations("portal.share");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  if (chosen.isPending) return <SkeletonLines label={common("loading")} />;
  if (chosen.error) return <ErrorState>{sentence(chosen.error)}</ErrorState>;
  if (chosen.guests.length === 0) return <p className="text-ink-2">{t("noGuests")}</p>;
  return (
    <ul className="flex flex-col">
      {chosen.guests.map((guest) => (
        <li key={guest.id} className="border-t border-hair py-2 first:border-0">
          <Switch
            checked={guest.isChosen}
            onCheckedChange={(isChosen) => void chosen.choose(guest.id, isChosen)}
            label={guest.name}
            hint={guest.email}
          />
        </li>
      ))}
    </ul>
  );
}
