"use client";
// Lanes that can be switched on: one text per phase, or a summary of the phase's touchpoints (convenience, owner, evidence).
import type { BoardLane } from "#domain/board-lanes.ts";
import { Gauge, Gift, Megaphone, Network, SearchCheck, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Journey, Phase, Touchpoint } from "#domain/journey.ts";
import { PHASE_TEXTS } from "#domain/vocabulary.ts";
import { Dot } from "#components/ui/dot.tsx";
import { departmentTone } from "#components/ui/avatar.tsx";
import { useBoard, useJourneyData } from "./board-context.tsx";
import type { BoardColumn } from "./board-model.ts";

import { ConveniencePips } from "./convenience-pips.tsx";
import { LiveCell } from "./live-cell.tsx";
import { BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { StitchMark } from "./stitch-mark.tsx";

type OtherLane = Exclude<BoardLane, "questions" | "goals" | "insights" | "tasks">;
type PhaseText = (typeof PHASE_TEXTS)[number];

const ICONS: Readonly<Record<OtherLane, ReactNode>> = {
  behaviour: <UserRound size={15} aria-hidden />,
  communication: <Megaphone size={15} aria-hidden />,
  offer: <Gift size={15} aria-hidden />,
  convenience: <Gauge size={15} aria-hidden />,
  owner: <Network size={15} aria-hidden />,
  evidence: <SearchCheck size={15} aria-hidden />,
};

const isPhaseText = (kind: OtherLane): kind is PhaseText => (PHASE_TEXTS as readonly string[]).includes(kind);

export function OtherLaneRow({
  kind,
  journey,
  columns,
  row,
}: {
  kind: OtherLane;
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  const t = useTranslations("board");
  return (
    <BoardRow index={row} group={3}>
      <LaneHead icon={ICONS[kind]} title={t(`lane.${kind}`)} />
      {columns.map((column, index) => (
        <BoardCell
          key={column.key}
          column={index + 2}
          label={t("laneOf", { lane: t(`lane.${kind}`), phase: column.phase?.name ?? t("withoutPhase") })}
          className="min-h-10"
        >
          {isPhaseText(kind) ? (
            <TextCell kind={kind} phase={column.phase} />
          ) : (
            <Summary
              kind={kind}
              touchpoints={journey.touchpoints.filter((one) => one.phaseId === (column.phase?.id ?? null))}
            />
          )}
        </BoardCell>
      ))}
    </BoardRow>
  );
}

function TextCell({ kind, phase }: { kind: PhaseText; phase: Phase | null }) {
  const t = useTranslations("board");
  const { edit, contentLocale } = useBoard();
  if (!phase) return null;
  if (!edit) {
    return (
      <p lang={contentLocale} className="text-meta whitespace-pre-line">
        {phase[kind]}
      </p>
    );
  }
  return (
    <LiveCell
      place={{ collection: "phases", id: phase.id, field: kind }}
      text={phase[kind]}
      label={t("laneOf", { lane: t(`lane.${kind}`), phase: phase.name })}
    />
  );
}

function Summary({
  kind,
  touchpoints,
}: {
  kind: Exclude<OtherLane, PhaseText>;
  touchpoints: readonly Touchpoint[];
}) {
  const { departments, strengths } = useJourneyData();
  const { commands } = useBoard();
  const line = "flex min-h-6 w-full items-center gap-1.5 text-left text-meta";
  if (kind === "owner") {
    const owners = departments.filter((department) =>
      touchpoints.some((one) => one.departmentId === department.id),
    );
    return owners.map((department) => (
      <div key={department.id} className={line}>
        <Dot tone={departmentTone(department.color)} />
        <span className="min-w-0 truncate">{department.name}</span>
        <span className="ml-auto text-axis text-ink-3">
          {touchpoints.filter((one) => one.departmentId === department.id).length}
        </span>
      </div>
    ));
  }
  return touchpoints.map((touchpoint) => (
    <button
      key={touchpoint.id}
      type="button"
      tabIndex={-1}
      data-item=""
      className={line}
      onClick={() => commands.inspect(touchpoint.id, kind === "evidence" ? "evidence" : "overview")}
    >
      <span className="w-5 flex-none text-axis text-ink-3">{touchpoint.number}</span>
      {kind === "convenience" ? (
        <ConveniencePips value={touchpoint.convenience} />
      ) : (
        <>
          <StitchMark level={strengths[touchpoint.id]?.level ?? "assumption"} />
          <span className="text-axis text-ink-3">{strengths[touchpoint.id]?.items ?? 0}</span>
        </>
      )}
    </button>
  ));
}
