"use client";
// What the customer asks, per phase; the number says at which touchpoint.
import { MessageSquareQuote, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Journey, Question } from "#domain/journey.ts";
import { useBoard, useScreen } from "./board-context.tsx";
import { type BoardColumn, questionsOf } from "./board-model.ts";
import { InlineText } from "./inline-text.tsx";
import { AddButton, BoardCell, BoardRow, LaneHead } from "./lane-row.tsx";

export function QuestionLane({ journey, columns, row }: { journey: Journey; columns: readonly BoardColumn[]; row: number }) {
  const t = useTranslations("board");
  const { edit, commands } = useBoard();
  return (
    <BoardRow index={row} group={3}>
      <LaneHead icon={<MessageSquareQuote size={15} aria-hidden />} title={t("lane.questions")} note={t("laneNote.questions")} />
      {columns.map((column, index) => {
        const phaseId = column.phase?.id ?? null;
        const questions = questionsOf(journey, phaseId);
        return (
          <BoardCell
            key={column.key}
            column={index + 2}
            label={t("cellOf", { lane: t("lane.questions"), phase: column.phase?.name ?? t("withoutPhase"), count: questions.length })}
            className="group/cell min-h-10 pb-1.5"
          >
            <ul className="grid gap-1">
              {questions.map((question) => (
                <QuestionLine
                  key={question.id}
                  question={question}
                  number={journey.touchpoints.find((touchpoint) => touchpoint.id === question.touchpointId)?.number ?? null}
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
      })}
    </BoardRow>
  );
}

function QuestionLine({ question, number }: { question: Question; number: number | null }) {
  const t = useTranslations("board");
  const { edit, commands, contentLocale } = useBoard();
  const isEditing = useScreen((screen) => screen.editing?.id === question.id);
  return (
    <li className="relative min-h-4 pl-[22px] text-meta leading-[15.5px]">
      <span className="absolute top-0 left-0 grid size-4 place-items-center rounded-full border border-line-strong font-display text-[0.6875rem] leading-none font-semibold text-ink-3">
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
          lang={contentLocale}
          onClick={() => commands.startEdit({ collection: "questions", id: question.id, field: "text" })}
          className={`block min-h-4 w-full text-left hyphens-auto ${edit ? "cursor-text" : "text-ink"}`}
        >
          {question.text || t("untitled")}
        </button>
      )}
    </li>
  );
}
