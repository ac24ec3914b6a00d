"use client";
// What is wrong with a touchpoint's channel, in whole sentences: its bridge is gone, the leading persona does not use it,
// or somebody on her way lacks the device.
import { EarOff, MonitorOff, Unlink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChannelWords } from "#components/channel/use-channel-words.ts";
import type { Touchpoint } from "#domain/journey.ts";
import { useJourneyData } from "#components/journey/board-context.tsx";
import { bridgeOf, lackingOf, missedBy } from "#components/journey/channel-marks.ts";

export function ChannelWarnings({
  touchpoint,
  personaId,
}: {
  touchpoint: Touchpoint;
  personaId: string | null;
}) {
  const t = useTranslations("board.channels");
  const { bridgeSentence } = useChannelWords();
  const data = useJourneyData();
  const bridge = bridgeOf(touchpoint, data);
  const missed = missedBy(touchpoint, data, personaId);
  const lacking = lackingOf(touchpoint, data);
  if (!bridge && missed === null && lacking === null) return null;
  return (
    <ul className="grid gap-1 px-[18px] pb-2 text-meta" data-channel-warnings="">
      {bridge ? (
        <li className="flex items-start gap-1.5 text-evidence-2">
          <Unlink size={13} aria-hidden className="mt-px" />
          <span>{t("bridgeIs", { sentence: bridgeSentence(bridge, bridge.name) })}</span>
        </li>
      ) : null}
      {missed === null ? null : (
        <li className="flex items-start gap-1.5 text-ink-2">
          <EarOff size={13} aria-hidden className="mt-px" />
          <span>{t("missed", { name: missed })}</span>
        </li>
      )}
      {lacking === null ? null : (
        <li className="flex items-start gap-1.5 text-evidence-2">
          <MonitorOff size={13} aria-hidden className="mt-px" />
          <span>{t("lacks", { names: lacking })}</span>
        </li>
      )}
    </ul>
  );
}
