"use client";
// The touchpoint lane: digital cards grow upward from the red seam, physical ones hang below it. An empty half is a finding.
import { MonitorSmartphone, Plus, Store } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Experience, Medium, Phase, Touchpoint } from "#domain/journey.ts";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import type { BoardColumn } from "./board-model.ts";
import { channelMark } from "./channel-marks.ts";
import { useNarrowed } from "./department-filter.tsx";
import { BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";
import { TouchpointCard } from "./touchpoint-card.tsx";

export function TouchpointLane({
  columns,
  felt,
  leadId,
  firstRow,
}: {
  columns: readonly BoardColumn[];
  felt: ReadonlyMap<string, Experience>;
  leadId: string | null;
  firstRow: number;
}) {
  return (
    <div role="rowgroup">
      <Half medium="digital" columns={columns} felt={felt} leadId={leadId} row={firstRow} />
      <Half medium="physical" columns={columns} felt={felt} leadId={leadId} row={firstRow + 1} />
    </div>
  );
}

function Half({
  medium,
  columns,
  felt,
  leadId,
  row,
}: {
  medium: Medium;
  columns: readonly BoardColumn[];
  felt: ReadonlyMap<string, Experience>;
  leadId: string | null;
  row: number;
}) {
  const t = useTranslations("board");
  const isDigital = medium === "digital";
  const count = columns.reduce((sum, column) => sum + column[medium].length, 0);
  return (
    <BoardRow index={row} group={2} className={isDigital ? "min-h-[129px]" : "min-h-[136px]"}>
      <LaneHead
        icon={isDigital ? <MonitorSmartphone size={15} aria-hidden /> : <Store size={15} aria-hidden />}
        title={t(`half.${medium}`)}
        note={t("points", { count })}
      />
      {columns.map((column, index) => (
        <HalfCell
          key={column.key}
          column={column}
          medium={medium}
          index={index}
          felt={felt}
          leadId={leadId}
        />
      ))}
      {isDigital ? <div aria-hidden="true" className="board-seam" /> : null}
    </BoardRow>
  );
}

function HalfCell({
  column,
  medium,
  index,
  felt,
  leadId,
}: {
  column: BoardColumn;
  medium: Medium;
  index: number;
  felt: ReadonlyMap<string, Experience>;
  leadId: string | null;
}) {
  const t = useTranslations("board");
  const { edit, commands } = useBoard();
  const cards = column[medium];
  const phaseId = column.phase?.id ?? null;
  const phaseName = column.phase ? column.phase.name.trim() || t("unnamedPhase") : t("withoutPhase");
  const dropAt = useScreen((screen) => {
    const spot = screen.lifted?.spot;
    return spot && spot.phaseId === phaseId && spot.medium === medium ? spot.index : null;
  });
  const liftedId = useScreen((screen) => screen.lifted?.id ?? null);
  const add = (): void =>
    commands.addTouchpoint({ phaseId, medium, after: cards.at(-1)?.id ?? lastOf(column)?.id ?? null });
  const shown = cards.filter((card) => card.id !== liftedId);

  return (
    <BoardCell
      column={index + 2}
      label={t("cellOf", { lane: t(`half.${medium}`), phase: phaseName, count: cards.length })}
      data-drop={column.key}
      data-medium={medium}
      className={`group/cell flex flex-col gap-[3px] ${medium === "digital" ? "justify-end pt-[5px] pb-[7px]" : "pt-[7px] pb-[5px]"}`}
      {...(edit && cards.length === 0 ? { onDoubleClick: add } : {})}
    >
      {cards.map((touchpoint) => (
        <Fragment key={touchpoint.id}>
          {dropAt !== null && touchpoint.id !== liftedId && shown.indexOf(touchpoint) === dropAt ? (
            <DropLine />
          ) : null}
          <LaneCard
            touchpoint={touchpoint}
            phaseName={phaseName}
            period={column.phase?.period ?? null}
            felt={felt}
            leadId={leadId}
          />
        </Fragment>
      ))}
      {dropAt !== null && dropAt >= shown.length ? <DropLine /> : null}
      {cards.length === 0 ? <EmptyHalf medium={medium} onAdd={edit ? add : null} /> : null}
    </BoardCell>
  );
}

/** The last card of the column in time, whichever half it stands in. */
function lastOf(column: BoardColumn): Touchpoint | undefined {
  return [...column.digital, ...column.physical].toSorted((a, b) => a.number - b.number).at(-1);
}

const DropLine = () => <div aria-hidden="true" className="board-drop" />;

function LaneCard({
  touchpoint,
  phaseName,
  period,
  felt,
  leadId,
}: {
  touchpoint: Touchpoint;
  phaseName: string;
  period: Phase["period"] | null;
  felt: ReadonlyMap<string, Experience>;
  leadId: string | null;
}) {
  const data = useJourneyData();
  const { bridge, missed, lacking, isBeside } = channelMark(touchpoint, period, data, leadId, useNarrowed());
  return (
    <TouchpointCard
      touchpoint={touchpoint}
      phaseName={phaseName}
      channel={data.channels.find((channel) => channel.id === touchpoint.channelId)}
      strength={data.strengths[touchpoint.id]}
      openThreads={data.openThreads?.[touchpoint.id] ?? 0}
      value={felt.get(touchpoint.id)?.value ?? null}
      isBridgeBroken={bridge !== null}
      missed={missed}
      lacking={lacking}
      isBeside={isBeside}
    />
  );
}

function EmptyHalf({ medium, onAdd }: { medium: Medium; onAdd: (() => void) | null }) {
  const t = useTranslations("board");
  const look =
    "flex min-h-[48px] w-full items-center justify-center gap-1.5 rounded-card border-[1.5px] border-dashed border-line-strong px-2 py-1.5 text-center text-meta leading-4 text-ink-3";
  if (!onAdd) return <p className={look}>{t(`noContact.${medium}`)}</p>;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-item=""
      data-add=""
      onClick={onAdd}
      className={`${look} hover:border-ink-3 hover:text-ink`}
    >
      <span className="max-w-36 text-balance">
        <Plus size={14} aria-hidden className="mr-1 inline-block align-[-2px]" />
        {t(`noContact.${medium}`)}
      </span>
    </button>
  );
}
