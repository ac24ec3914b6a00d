"use client";
// What the customer asks, per phase; the number says at which touchpoint.
import { MessageSquareQuote, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Journey, Question } from "#domain/journey.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { type BoardColumn, questionsOf } from "./board-model.ts";
import { InlineText } from "./inline-text.tsx";
import { AddButton, BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";

/** More than two push the other lanes out of sight; the rest is one press away. */
const SHOWN = 2;

export function QuestionLane({
  journey,
  columns,
  row,
}: {
  journey: Journey;
  columns: readonly BoardColumn[];
  row: number;
}) {
  const t = useTranslations("board");
  const [isWhole, setWhole] = useState(false);
  const more = columns.reduce(
    (sum, { phase }) => sum + Math.max(0, questionsOf(journey, phase?.id ?? null).length - SHOWN),
    0,
  );
  return (
    <BoardRow index={row} group={3}>
      <LaneHead
        icon={<MessageSquareQuote size={15} aria-hidden />}
        title={t("lane.questions")}
        note={t("laneNote.questions")}
      >
        {more > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            data-item=""
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
            className="-ml-1 min-h-6 rounded-tag px-1 text-axis font-normal text-chalk hover:underline"
          >
            {isWhole ? t("fewer") : t("moreCount", { count: more })}
          </button>
        ) : null}
      </LaneHead>
      {columns.map((column, index) => (
        <QuestionCell key={column.key} journey={journey} column={column} index={index} isWhole={isWhole} />
      ))}
    </BoardRow>
  );
}

function QuestionCell({
  journey,
  column,
  index,
  isWhole,
}: {
  journey: Journey;
  column: BoardColumn;
  index: number;
  isWhole: boolean;
}) {
  const t = useTranslations("board");
  const { edit, commands } = useBoard();
  const editingId = useScreen((screen) => screen.editing?.id);
  const phaseId = column.phase?.id ?? null;
  const questions = questionsOf(journey, phaseId);
  const urgent = isWhole ? questions : mostUrgent(journey, questions, SHOWN, editingId);
  return (
    <BoardCell
      column={index + 2}
      label={t("cellOf", {
        lane: t("lane.questions"),
        phase: column.phase?.name ?? t("withoutPhase"),
        count: questions.length,
      })}
      className="group/cell min-h-10 pb-1.5"
    >
      <ul className="grid gap-1">
        {urgent.map((question) => (
          <QuestionLine
            key={question.id}
            question={question}
            number={journey.touchpoints.find((one) => one.id === question.touchpointId)?.number ?? null}
          />
        ))}
      </ul>
      {edit ? (
        <AddButton
          label={t("addQuestion")}
          icon={<Plus size={14} aria-hidden />}
          hidden={questions.length > 0}
          onClick={() => commands.addQuestion({ phaseId, touchpointId: null })}
        />
      ) : null}
    </BoardCell>
  );
}

/** Questions of moments of truth first, then where it feels worst; shown in board order. */
function mostUrgent(
  journey: Journey,
  questions: readonly Question[],
  count: number,
  keepId: string | undefined,
): readonly Question[] {
  const weight = (question: Question): number => {
    if (question.id === keepId) return -100;
    const touchpoint = journey.touchpoints.find((one) => one.id === question.touchpointId);
    const felt = journey.experiences
      .filter((one) => one.touchpointId === question.touchpointId)
      .map((one) => one.value ?? 0);
    return Math.min(0, ...felt) - (touchpoint?.momentOfTruth ? 3 : 0);
  };
  const kept = new Set(questions.toSorted((one, other) => weight(one) - weight(other)).slice(0, count));
  return questions.filter((question) => kept.has(question));
}

function QuestionLine({ question, number }: { question: Question; number: number | null }) {
  const t = useTranslations("board");
  const { edit, commands, langOf } = useBoard();
  const isEditing = useScreen((screen) => screen.editing?.id === question.id);
  return (
    <li className="relative min-h-4 pl-[23px] text-meta leading-[15.5px]">
      <span className="absolute -top-px left-0 -ml-0.5 grid size-[18px] place-items-center rounded-full border border-line-strong font-display text-axis tracking-tight leading-none font-semibold text-ink-3">
        {number ?? "?"}
      </span>
      {isEditing ? (
        <InlineText
          place={{ collection: "questions", id: question.id, field: "text" }}
          text={question.text}
          label={t("lane.questions")}
          placeholder={t("questionPlaceholder")}
          className="text-meta"
          onEmpty={() => edit?.removeQuestion(question.id)}
        />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          data-item=""
          data-delete="question"
          data-record={question.id}
          disabled={!edit}
          lang={langOf(question, "text")}
          onClick={() => commands.startEdit({ collection: "questions", id: question.id, field: "text" })}
          className={`block min-h-4 w-full text-left hyphens-auto ${edit ? "cursor-text" : "text-ink"}`}
        >
          {question.text || t("untitled")}
        </button>
      )}
    </li>
  );
}
