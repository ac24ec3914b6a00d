"use client";
// One touchpoint on the board: number, title, channel, media kind and stitch. Re-drawn only when its own data changes.
import { loadPart } from "#components/ui/lazy.tsx";
import { Ellipsis, MessageSquare, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo, Suspense, useState } from "react";
import type { Touchpoint } from "#domain/journey.ts";
import type { BoardChannel, NodeStrength } from "./journey-data.ts";
import { focusCard } from "./command-setting.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { ChannelIcon, MediaKindIcon } from "./channel-icon.tsx";
import { ChannelSigns } from "./channel-signs.tsx";
import { EmotionDisc } from "./emotion-disc.tsx";
import { InlineText } from "./inline-text.tsx";
import { EditedBy } from "./presence-marks.tsx";
import { StitchMark } from "./stitch-mark.tsx";
import { useCardDrag } from "./use-card-drag.ts";

const CardMenu = loadPart(() => import("./card-menu.tsx").then((module) => module.CardMenu));

export interface TouchpointCardProps {
  readonly touchpoint: Touchpoint;
  readonly phaseName: string;
  readonly channel: BoardChannel | undefined;
  readonly strength: NodeStrength | undefined;
  /** How many threads of comments are open here. */
  readonly openThreads: number;
  /** What the leading persona feels here. */
  readonly value: number | null;
  /** The channel's bridge is gone. */
  readonly isBridgeBroken: boolean;
  /** The leading persona, where she does not use the channel. */
  readonly missed: string | null;
  /** The personas who lack the device it needs. */
  readonly lacking: string | null;
  /** Another channel was asked for. */
  readonly isBeside: boolean;
  /** In the narrow list the number stands on the thread beside the card; a press opens the inspector. */
  readonly isNarrow?: boolean;
}

export const TouchpointCard = memo(function TouchpointCard(props: TouchpointCardProps) {
  const { touchpoint, strength, value, isNarrow = false } = props;
  const t = useTranslations("board");
  const { edit, commands, langOf } = useBoard();
  const id = touchpoint.id;
  const isSelected = useScreen((screen) => screen.selectedIds.includes(id));
  const isEditing = useScreen(
    (screen) => screen.editing?.collection === "touchpoints" && screen.editing.id === id,
  );
  const isLifted = useScreen((screen) => screen.lifted?.id === id);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const drag = useCardDrag(id);
  const title = touchpoint.title.trim() || t("untitled");
  const level = strength?.level ?? "assumption";
  const isGuess = level === "assumption";
  // a word beside the icons needs their room; a stitch is never so short that it reads as another one
  const isCrowded = isGuess || props.isBridgeBroken || props.lacking !== null;

  function handleNarrowKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    commands.inspect(id);
  }

  return (
    <div
      role="group"
      aria-label={useCardName(props)}
      data-card={id}
      data-item=""
      data-medium={touchpoint.medium}
      data-selected={isSelected}
      data-lifted={isLifted}
      data-narrow={isNarrow}
      data-beside={props.isBeside}
      tabIndex={isNarrow ? 0 : -1}
      className="board-card group/card"
      onFocus={(event) => {
        if (event.target === event.currentTarget && !isSelected) commands.select(id);
      }}
      onClick={(event) => {
        if (isNarrow) commands.inspect(id);
        else commands.select(id, event.ctrlKey || event.metaKey);
      }}
      onDoubleClick={() => commands.inspect(id)}
      onContextMenu={(event) => {
        if (!edit) return;
        event.preventDefault();
        setMenuOpen(true);
      }}
      {...(edit && !isEditing && !isNarrow ? drag : {})}
      {...(isNarrow ? { onKeyDown: handleNarrowKey } : {})}
    >
      {isNarrow ? null : (
        <EmotionDisc number={touchpoint.number} value={value} className="absolute top-[5px] left-[5px]" />
      )}
      {isEditing ? (
        <InlineText
          place={{ collection: "touchpoints", id, field: "title" }}
          text={touchpoint.title}
          label={t("titleOf", { number: touchpoint.number })}
          placeholder={t("titlePlaceholder")}
          className="text-meta font-medium"
          onDone={() => focusCard(id)}
          onEmpty={() => commands.removeTouchpoint(id)}
        />
      ) : (
        <div
          lang={langOf(touchpoint, "title")}
          title={title}
          data-title=""
          className={`truncate text-meta leading-[15px] ${touchpoint.momentOfTruth ? "pr-3 font-bold" : "font-medium"} ${edit ? "cursor-text" : ""}`}
          onClick={() => {
            if (edit && isSelected && !isNarrow)
              commands.startEdit({ collection: "touchpoints", id, field: "title" });
          }}
        >
          {title}
        </div>
      )}
      {touchpoint.momentOfTruth ? (
        <svg width="8" height="8" viewBox="0 0 8 8" className="absolute top-2 right-[7px]" aria-hidden="true">
          <path d="M4 0L8 4L4 8L0 4Z" fill="var(--thread)" />
        </svg>
      ) : null}
      {/* marks that find no room beside each other stand in a second line: a word is never cut */}
      <div
        className={`board-meta mt-px flex min-h-3.5 flex-wrap items-center gap-y-px text-ink-3 ${isCrowded ? "gap-x-1" : "gap-x-1.5"}`}
      >
        <ChannelIcon icon={props.channel?.icon ?? null} medium={touchpoint.medium} />
        <MediaKindIcon kind={touchpoint.mediaKind} />
        <StitchMark level={level} decorative {...(isCrowded && { width: isGuess ? 16 : 24 })} />
        {isGuess ? (
          <span className="flex-none text-axis whitespace-nowrap text-ink-3" data-assumption="">
            {t("level.assumption").toLocaleLowerCase()}
          </span>
        ) : null}
        {strength?.contested ? (
          <span className="text-axis font-medium whitespace-nowrap text-evidence-2">{t("contested")}</span>
        ) : strength?.recheck ? (
          <span className="text-axis whitespace-nowrap text-ink-3">{t("recheck")}</span>
        ) : null}
        <ChannelSigns
          isBridgeBroken={props.isBridgeBroken}
          missed={props.missed}
          lacking={props.lacking}
          isTight={isGuess && !isNarrow}
        />
        {props.openThreads > 0 ? (
          <span className="flex items-center gap-0.5 text-axis text-chalk" data-threads={props.openThreads}>
            <MessageSquare size={11} aria-hidden />
            {props.openThreads}
          </span>
        ) : null}
      </div>
      {edit && !isEditing ? (
        <>
          <Suspense fallback={null}>
            {isMenuOpen ? (
              <CardMenu
                touchpoint={touchpoint}
                onClose={() => {
                  setMenuOpen(false);
                }}
              />
            ) : null}
          </Suspense>
          <button
            type="button"
            tabIndex={-1}
            data-menu=""
            aria-label={t("menuOf", { title })}
            className="absolute right-1 bottom-0.5 grid size-6 place-items-center rounded-tag text-ink-3 opacity-0 hover:bg-ink/8 hover:text-ink focus-visible:opacity-100 group-hover/card:opacity-100 group-focus/card:opacity-100 pointer-coarse:size-11 pointer-coarse:opacity-100"
            onClick={(event) => {
              event.stopPropagation();
              setMenuOpen(true);
            }}
          >
            <Ellipsis size={15} aria-hidden />
          </button>
          <button
            type="button"
            tabIndex={-1}
            aria-label={t("addAfter", { title })}
            className="absolute -bottom-3.5 left-1/2 z-10 grid size-6 -translate-x-1/2 place-items-center opacity-0 focus-visible:opacity-100 group-hover/card:opacity-100 pointer-coarse:hidden"
            onClick={(event) => {
              event.stopPropagation();
              commands.addBeside(id, "after");
            }}
          >
            <span className="grid size-[18px] place-items-center rounded-full bg-ink text-surface shadow-1">
              <Plus size={13} aria-hidden />
            </span>
          </button>
        </>
      ) : null}
      <EditedBy touchpointId={id} />
    </div>
  );
});

/** "10, Online afspraak maken, Beslissing, digitaal, eigen kanaal, beleving −1,5, gevalideerd". */
function useCardName(props: TouchpointCardProps): string {
  const { touchpoint, phaseName, strength, value, isBridgeBroken, missed, lacking } = props;
  const t = useTranslations("board");
  const parts = [
    String(touchpoint.number),
    touchpoint.title.trim() || t("untitled"),
    phaseName,
    t(`medium.${touchpoint.medium}`),
    t(`mediaKind.${touchpoint.mediaKind}`),
    value === null ? t("noEmotion") : t("emotionIs", { value }),
    t(`level.${strength?.level ?? "assumption"}`).toLocaleLowerCase(),
  ];
  if (strength?.contested) parts.push(t("contested"));
  if (touchpoint.momentOfTruth) parts.push(t("moment"));
  if (props.openThreads > 0) parts.push(t("openThreads", { count: props.openThreads }));
  if (isBridgeBroken) parts.push(t("channels.bridge"));
  if (missed !== null) parts.push(t("channels.missed", { name: missed }));
  if (lacking !== null) parts.push(t("channels.lacks", { names: lacking }));
  return parts.join(", ");
}
