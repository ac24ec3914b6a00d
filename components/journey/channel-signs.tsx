"use client";
// The quiet words on a card about its channel, and the filter of the board that shows one channel only.
import { MonitorOff, Unlink, UserX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Journey } from "#domain/journey.ts";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { touchpointsOfOnly } from "./channel-marks.ts";

/** "brug weg", "mis" where the leading persona is not reached, and "geen apparaat" where somebody on her way lacks it. */
export function ChannelSigns({
  isBridgeBroken,
  missed,
  lacking,
  isTight,
}: {
  isBridgeBroken: boolean;
  missed: string | null;
  lacking: string | null;
  /** The word for an assumption stands beside them: what has a sign is not spelled out to the eye. */
  isTight: boolean;
}) {
  const t = useTranslations("board.channels");
  const word = isTight ? "sr-only" : undefined;
  return (
    <>
      {isBridgeBroken ? (
        <span
          className="inline-flex flex-none items-center gap-0.5 text-axis font-medium whitespace-nowrap text-evidence-2"
          {...(isTight && { title: t("bridge") })}
          data-bridge=""
        >
          <Unlink size={11} aria-hidden />
          <span className={word}>{t("bridge")}</span>
        </span>
      ) : null}
      {missed === null ? null : (
        <span
          className="inline-flex flex-none items-center text-axis whitespace-nowrap text-ink-3"
          title={t("missed", { name: missed })}
          data-missed=""
        >
          {isTight ? <UserX size={11} aria-hidden /> : null}
          <span className={word}>{t("miss")}</span>
        </span>
      )}
      {lacking === null ? null : (
        <span
          className="inline-flex flex-none items-center gap-0.5 text-axis font-medium whitespace-nowrap text-evidence-2"
          title={t("lacks", { names: lacking })}
          data-lacking=""
        >
          <MonitorOff size={11} aria-hidden />
          <span className={word}>{t("outOfReach")}</span>
        </span>
      )}
    </>
  );
}

/** Says that only one channel is shown, and shows all again. */
export function OnlyChannelBar({ journey }: { journey: Journey }) {
  const t = useTranslations("board.channels");
  const { store } = useBoard();
  const { channels } = useJourneyData();
  const only = useScreen((screen) => screen.only);
  if (!only) return null;
  const name = channels.find((one) => one.id === only.channelId)?.name ?? t("unknown");
  return (
    <span
      className="inline-flex flex-none items-center gap-1 rounded-pill border border-line bg-surface pr-0.5 pl-2.5 text-meta"
      data-only=""
    >
      {t("only", { channel: name, count: touchpointsOfOnly(journey, only).length })}
      <button
        type="button"
        aria-label={t("all")}
        title={t("all")}
        onClick={() => store.set({ only: null })}
        className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}
