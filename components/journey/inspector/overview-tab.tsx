"use client";
// The overview: description, experience, the customer's question, evidence, the KPI, this month's tasks, convenience.
import { Plus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Journey, Touchpoint } from "#domain/journey.ts";
import { useBoard, useJourneyData } from "#components/journey/board-context.tsx";
import { experiencesBy } from "#components/journey/board-model.ts";
import type { BoardMetric, BoardTask } from "#components/journey/journey-data.ts";
import { ConvenienceField } from "./convenience-field.tsx";
import { EmotionField } from "./emotion-field.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { MetricChart } from "./metric-chart.tsx";
import { SearchSection } from "./search-section.tsx";
import { SharedSection } from "./shared-section.tsx";
import { TaskEntry } from "./task-entry.tsx";
import { TextField } from "./text-field.tsx";

export function OverviewTab({
  journey,
  touchpoint,
  personaId,
  tasks,
}: {
  journey: Journey;
  touchpoint: Touchpoint;
  personaId: string | null;
  tasks: readonly BoardTask[];
}) {
  const t = useTranslations("inspector");
  const format = useFormatter();
  const { month } = useBoard();
  const { metrics, personas } = useJourneyData();
  const metric = metricOf(journey, touchpoint, metrics);
  const current = tasks.filter((task) => task.month === month);
  const monthName = format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long" });
  return (
    <>
      <InspectorSection>
        <TextField
          place={{ collection: "touchpoints", id: touchpoint.id, field: "description" }}
          text={touchpoint.description}
          label={t("description")}
          hideLabel
          placeholder={t("descriptionPlaceholder")}
          className="text-ink-2"
        />
      </InspectorSection>
      <EmotionField
        key={personaId}
        touchpointId={touchpoint.id}
        personaId={personaId}
        personaName={
          personas.length > 1 ? (personas.find((one) => one.id === personaId)?.name ?? null) : null
        }
        experience={experiencesBy(journey.experiences, personaId).get(touchpoint.id)}
      />
      <QuestionSection journey={journey} touchpoint={touchpoint} />
      <EvidenceSection touchpoint={touchpoint} />
      {metric ? <MetricChart metric={metric} /> : null}
      {current.length > 0 ? (
        <InspectorSection title={t("tasksIn", { count: current.length, month: monthName })}>
          <ul className="grid gap-1">
            {current.map((task) => (
              <TaskEntry key={task.id} task={task} />
            ))}
          </ul>
        </InspectorSection>
      ) : null}
      <SearchSection touchpoint={touchpoint} />
      <ConvenienceField touchpoint={touchpoint} />
      <SharedSection touchpoint={touchpoint} />
    </>
  );
}

/** The touchpoint's metric; of several, the one that is its phase's goal. */
function metricOf(
  journey: Journey,
  touchpoint: Touchpoint,
  metrics: readonly BoardMetric[],
): BoardMetric | undefined {
  const own = metrics.filter((metric) => metric.touchpointId === touchpoint.id);
  const isGoal = (metric: BoardMetric): boolean =>
    journey.goals.some((goal) => goal.phaseId === touchpoint.phaseId && goal.metricId === metric.id);
  return own.find(isGoal) ?? own[0];
}

function QuestionSection({ journey, touchpoint }: { journey: Journey; touchpoint: Touchpoint }) {
  const t = useTranslations("inspector");
  const { edit } = useBoard();
  const questions = journey.questions.filter((question) => question.touchpointId === touchpoint.id);
  if (questions.length === 0 && !edit) return null;
  return (
    <InspectorSection title={t("question", { count: questions.length })}>
      {questions.map((question) => (
        <TextField
          key={question.id}
          place={{ collection: "questions", id: question.id, field: "text" }}
          text={question.text}
          label={t("question", { count: 1 })}
          hideLabel
          placeholder={t("questionPlaceholder")}
          presenceId={touchpoint.id}
          className="font-display text-[0.9375rem] leading-[1.25] font-semibold"
        />
      ))}
      {edit && questions.length === 0 ? (
        <button
          type="button"
          onClick={() => edit.addQuestion({ touchpointId: touchpoint.id, phaseId: null, text: "" })}
          className="flex min-h-6 items-center gap-1.5 text-meta text-ink-3 hover:text-ink"
        >
          <Plus size={14} aria-hidden />
          {t("addQuestion")}
        </button>
      ) : null}
    </InspectorSection>
  );
}
