"use client";
// The nodes of the thread as sliders: dragged up and down in half steps, or changed by arrow keys. Enter opens the inspector.
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { EMOTION_MAX, EMOTION_MIN, nextEmotion, previousEmotion } from "#domain/emotion.ts";
import { useBoard } from "./board-context.tsx";
import { CURVE_HEIGHT, type CurveNode, valueOfY, yOfValue } from "./curve-geometry.ts";
import { EmotionDisc } from "./emotion-disc.tsx";

const SIZE = 23;

export function CurveNodes({
  nodes,
  personaId,
  activeId,
}: {
  nodes: readonly CurveNode[];
  personaId: string | null;
  activeId: string | null;
}) {
  return nodes.map((node) => (
    <Node
      key={node.touchpoint.id}
      node={node}
      personaId={personaId}
      isActive={node.touchpoint.id === activeId}
    />
  ));
}

function Node({
  node,
  personaId,
  isActive,
}: {
  node: CurveNode;
  personaId: string | null;
  isActive: boolean;
}) {
  const t = useTranslations("board");
  const { edit, commands } = useBoard();
  const id = node.touchpoint.id;
  const [dragged, setDragged] = useState<number | null>(null);
  const start = useRef<{ y: number; top: number; scale: number } | null>(null);
  const value = dragged ?? node.value;
  const y = dragged === null ? node.y : yOfValue(dragged);
  const canEdit = edit !== null && personaId !== null;

  function handleDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    commands.select(id);
    if (!canEdit) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!box) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { y: event.clientY, top: box.top, scale: box.height / CURVE_HEIGHT };
  }
  function handleMove(event: PointerEvent<HTMLElement>): void {
    const from = start.current;
    if (!from || (dragged === null && Math.abs(event.clientY - from.y) < 4)) return;
    setDragged(valueOfY((event.clientY - from.top) / from.scale));
  }
  function handleUp(): void {
    start.current = null;
    if (dragged === null) return;
    if (dragged !== node.value) commands.setEmotion(id, dragged, personaId ?? undefined);
    setDragged(null);
  }
  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    const step = event.key === "ArrowUp" ? nextEmotion : event.key === "ArrowDown" ? previousEmotion : null;
    if (event.key === "Enter" || event.key === " ") {
      commands.inspect(id);
    } else if (step && canEdit && !event.altKey) {
      commands.setEmotion(id, step(node.value), personaId);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const all = [
        ...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>("[data-node]") ?? []),
      ];
      all[all.indexOf(event.currentTarget) + (event.key === "ArrowLeft" ? -1 : 1)]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      role="slider"
      tabIndex={-1}
      data-item=""
      data-node={id}
      aria-orientation="vertical"
      aria-valuemin={EMOTION_MIN}
      aria-valuemax={EMOTION_MAX}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === null ? t("noEmotion") : t("emotionIs", { value })}
      aria-readonly={!canEdit}
      aria-label={`${node.touchpoint.number}, ${node.touchpoint.title || t("untitled")}`}
      title={node.note || node.touchpoint.title}
      onPointerDown={handleDown}
      onPointerMove={handleMove}
      onPointerUp={handleUp}
      onPointerCancel={() => {
        start.current = null;
        setDragged(null);
      }}
      onDoubleClick={() => commands.inspect(id)}
      onKeyDown={handleKey}
      className={`absolute z-[1] grid touch-none place-items-center rounded-full border-2 border-surface bg-surface ${canEdit ? "cursor-ns-resize" : ""} ${isActive ? "ring-2 ring-thread ring-offset-2 ring-offset-surface" : ""}`}
      style={{ left: node.x - SIZE / 2, top: y - SIZE / 2, width: SIZE, height: SIZE }}
    >
      <EmotionDisc number={node.touchpoint.number} value={value} size={SIZE - 3} />
    </div>
  );
}
