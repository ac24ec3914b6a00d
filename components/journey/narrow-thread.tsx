"use client";
// The chosen persona's thread through one phase of a narrow screen: it runs down at the left through its numbered nodes,
// passes what lies beside it without a node, and goes by where the route skips the phase.
import { useTranslations } from "next-intl";
import type { StrengthLevel } from "#domain/evidence-level.ts";
import type { Experience, Journey } from "#domain/journey.ts";
import { useJourneyData } from "./board-context.tsx";
import type { BoardColumn } from "./board-model.ts";
import { channelMark } from "./channel-marks.ts";
import { useNarrowed } from "./department-filter.tsx";
import { threadTouchpoints } from "./curve-geometry.ts";
import { EmotionDisc } from "./emotion-disc.tsx";
import { STITCHES } from "./stitch-mark.tsx";
import { passThrough } from "./thread-passage.ts";
import { TouchpointCard } from "./touchpoint-card.tsx";

const NOTES = {
  skips: "threadSkips",
  "begins later": "threadBeginsLater",
  "ended before": "threadEndedBefore",
} as const;

export function NarrowThread({
  journey,
  columns,
  column,
  personaId,
  felt,
}: {
  journey: Journey;
  columns: readonly BoardColumn[];
  column: BoardColumn;
  personaId: string | null;
  felt: ReadonlyMap<string, Experience>;
}) {
  const t = useTranslations("board");
  const data = useJourneyData();
  const narrowed = useNarrowed();
  const passage = passThrough(columns, column, threadTouchpoints(journey, personaId), data.strengths);
  const { kind, touchpoints } = passage;
  const name = data.personas.find((persona) => persona.id === personaId)?.name ?? t("everyone");
  const hasLine = kind === "visits" || kind === "skips";
  return (
    <>
      {kind === "visits" || kind === "none" ? null : (
        <p className="relative py-2 pl-9 text-meta text-ink-3" data-passage={kind}>
          {hasLine ? <Line level={passage.level} /> : null}
          {t(NOTES[kind], { name })}
        </p>
      )}
      {touchpoints.length === 0 ? (
        <p className="relative py-4 pl-9 text-ink-3">
          {hasLine ? <Line level={passage.level} /> : null}
          {t("noTouchpointsHere")}
        </p>
      ) : (
        <ol>
          {touchpoints.map(({ touchpoint, isOnThread, level }) => {
            const value = felt.get(touchpoint.id)?.value ?? null;
            const mark = channelMark(touchpoint, column.phase?.period ?? null, data, personaId, narrowed);
            return (
              <li
                key={touchpoint.id}
                className={`relative pb-2 ${isOnThread ? "pl-9" : "pl-12"}`}
                data-on-thread={isOnThread}
              >
                {hasLine ? <Line level={level} /> : null}
                {isOnThread ? (
                  <span className="absolute top-[7px] left-0" data-thread-node={touchpoint.id}>
                    <EmotionDisc
                      number={touchpoint.number}
                      value={value}
                      size={24}
                      className="ring-2 ring-surface"
                    />
                  </span>
                ) : (
                  <span className="absolute top-[11px] left-[18px] w-6 text-center text-meta text-ink-3">
                    <span aria-hidden="true">{touchpoint.number}</span>
                    <span className="sr-only">{t("besideThread", { name })}</span>
                  </span>
                )}
                <TouchpointCard
                  touchpoint={touchpoint}
                  phaseName={column.phase?.name ?? t("withoutPhase")}
                  channel={data.channels.find((channel) => channel.id === touchpoint.channelId)}
                  strength={data.strengths[touchpoint.id]}
                  openThreads={data.openThreads?.[touchpoint.id] ?? 0}
                  value={value}
                  isBridgeBroken={mark.bridge !== null}
                  missed={mark.missed}
                  lacking={mark.lacking}
                  isBeside={mark.isBeside}
                  isNarrow
                />
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

function Line({ level }: { level: StrengthLevel }) {
  return (
    <svg
      aria-hidden="true"
      width="4"
      className="absolute top-0 left-[10px] h-full overflow-visible"
      data-thread-line={level}
    >
      <line
        x1="2"
        y1="0"
        x2="2"
        y2="100%"
        stroke="var(--thread)"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeDasharray={STITCHES[level].thread}
        className="forced-colors:stroke-[CanvasText]"
      />
    </svg>
  );
}
