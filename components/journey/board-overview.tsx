"use client";
// The whole journey at once (`Z`): the curve, and per phase its numbers and how sure they are. Pressing a number lands there.
import { useTranslations } from "next-intl";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import type { Journey } from "#domain/journey.ts";
import { focusCard } from "./command-setting.ts";
import { useBoard, useJourneyData, useScreen } from "./board-context.tsx";
import { boardColumns, experiencesBy, leadingPersona } from "./board-model.ts";
import { EmotionDisc } from "./emotion-disc.tsx";
import { STITCHES } from "./stitch-mark.tsx";

export function BoardOverview({ journey }: { journey: Journey }) {
  const t = useTranslations("board");
  const { commands } = useBoard();
  const data = useJourneyData();
  const chosen = useScreen((screen) => screen.personaId);
  const felt = experiencesBy(journey.experiences, leadingPersona(journey, data, chosen));
  return (
    <div className="min-h-0 flex-1 overflow-auto bg-surface p-6">
      <ul className="flex flex-wrap gap-x-8 gap-y-6">
        {boardColumns(journey).map((column) => {
          const touchpoints = [...column.digital, ...column.physical].toSorted(
            (one, other) => one.number - other.number,
          );
          const levels = touchpoints.map(
            (touchpoint) => data.strengths[touchpoint.id]?.level ?? "assumption",
          );
          return (
            <li key={column.key} className="min-w-40">
              <h2 className="mb-2 text-phase">{column.phase?.name || t("withoutPhase")}</h2>
              <ol className="mb-3 flex max-w-72 flex-wrap gap-1.5">
                {touchpoints.map((touchpoint) => (
                  <li key={touchpoint.id}>
                    <button
                      type="button"
                      title={touchpoint.title}
                      aria-label={`${touchpoint.number}, ${touchpoint.title}`}
                      onClick={() => {
                        commands.toggleOverview();
                        commands.select(touchpoint.id);
                        focusCard(touchpoint.id);
                      }}
                      className="rounded-full p-0.5"
                    >
                      <EmotionDisc
                        number={touchpoint.number}
                        value={felt.get(touchpoint.id)?.value ?? null}
                        size={26}
                      />
                    </button>
                  </li>
                ))}
              </ol>
              <ul className="grid gap-1 text-meta text-ink-2">
                {STRENGTH_LEVELS.map((level) => {
                  const count = levels.filter((one) => one === level).length;
                  return count === 0 ? null : (
                    <li key={level} className="flex items-center gap-2">
                      <svg
                        aria-hidden="true"
                        width={Math.max(10, count * 26)}
                        height="8"
                        className={STITCHES[level].tone}
                      >
                        <path
                          d={`M2 4H${Math.max(8, count * 26 - 2)}`}
                          stroke="currentColor"
                          strokeWidth="3"
                          strokeLinecap="round"
                          strokeDasharray={STITCHES[level].mark}
                        />
                      </svg>
                      {count} {t(`level.${level}`).toLocaleLowerCase()}
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
