// What the cells alone do not decide: each question shows a cell and what it would mean under each answer.
"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { Panel } from "#components/shell/page-frame.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { type DateOrder, parseDate } from "#domain/imports/dates.ts";
import type { ImportMapping } from "#domain/imports/mapping.ts";
import { type DecimalSign, parseNumber } from "#domain/imports/numbers.ts";
import type { ImportQuestion } from "#domain/imports/resolve.ts";

export interface OpenQuestionsProps {
  questions: readonly ImportQuestion[];
  mapping: ImportMapping;
  onAnswer: (question: ImportQuestion, answer: string) => void;
}

export function OpenQuestions({ questions, mapping, onAnswer }: OpenQuestionsProps) {
  const t = useTranslations("imports.questions");
  return (
    <Panel title={t("title", { count: questions.length })} lead={t("lead")}>
      <div className="grid gap-5">
        {questions.map((question) => (
          <Question
            key={`${question.kind} ${question.subject}`}
            question={question}
            mapping={mapping}
            onAnswer={(answer) => onAnswer(question, answer)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface QuestionProps {
  question: ImportQuestion;
  mapping: ImportMapping;
  onAnswer: (answer: string) => void;
}

function Question({ question, mapping, onAnswer }: QuestionProps) {
  const t = useTranslations("imports.questions");
  const id = useId();
  const meaning = useMeaning(question);
  const { kind, subject, example, choices } = question;
  if (kind === "month") {
    return (
      <Field
        label={t("month")}
        hint={example === "" ? t("monthNone") : t("monthLong", { period: example })}
        className="max-w-72"
      >
        {(control) => (
          <Input
            {...control}
            type="month"
            placeholder="2026-11"
            value={mapping.target === "readings" ? (mapping.month ?? "") : ""}
            onChange={(event) => onAnswer(event.target.value)}
          />
        )}
      </Field>
    );
  }
  return (
    <div>
      <p id={id} className="mb-2 text-reading">
        {t(kind, { subject, example })}
      </p>
      <RadioGroup
        aria-labelledby={id}
        value={answerOf(question, mapping)}
        onValueChange={onAnswer}
        options={choices.map((value) => ({ value, label: meaning(value) }))}
      />
    </div>
  );
}

/** What a cell means under an answer, written out. */
function useMeaning({ kind, example }: ImportQuestion): (answer: string) => string {
  const t = useTranslations("imports.questions");
  const format = useFormatter();
  return (answer) => {
    switch (kind) {
      case "decimal": {
        const value = parseNumber(example, answer as DecimalSign);
        const figure =
          value === null ? "–" : format.number(value, { maximumFractionDigits: 6, useGrouping: false });
        return t(answer === "comma" ? "comma" : "point", { example, figure });
      }
      case "dateOrder": {
        const day = parseDate(example, answer as DateOrder)?.day;
        return day === undefined
          ? answer
          : format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
      }
      case "scale":
        return t("upTo", { top: answer });
      case "grain": {
        const day = new Date(`${parseDate(example, "dmy")?.day ?? "2026-01-01"}T12:00:00Z`);
        return answer === "month"
          ? t("ofMonth", { month: format.dateTime(day, { month: "long", year: "numeric", timeZone: "UTC" }) })
          : t("ofDay", { example });
      }
      case "vat":
        return t(answer === "excl" ? "withoutVat" : "withVat");
      default:
        return t(answer === "fraction" ? "isFraction" : "isPercent", { example });
    }
  };
}

function answerOf({ kind, subject }: ImportQuestion, mapping: ImportMapping): string {
  switch (kind) {
    case "decimal":
      return mapping.decimals[subject] ?? "";
    case "dateOrder":
      return mapping.dateOrders[subject] ?? "";
    case "scale":
      return mapping.target === "evidence" && mapping.ratingMax !== null ? String(mapping.ratingMax) : "";
    case "month":
      return mapping.target === "readings" ? (mapping.month ?? "") : "";
    case "grain":
      return (mapping.target === "readings" && mapping.grain) || "";
    case "vat":
      return (mapping.target === "readings" && mapping.vat?.chosen) || "";
    case "fraction": {
      const given = mapping.target === "readings" ? mapping.fractions[subject] : undefined;
      return given === undefined ? "" : given ? "fraction" : "percent";
    }
  }
}
