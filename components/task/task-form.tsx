// The small form of a task: what, who, which department, which month, and the figure it should move. It knows no page, so it
// serves the task page, a touchpoint and an insight alike.
"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { BENEFITS } from "#domain/metric.ts";
import { addMonths, type MonthString, monthRange } from "#domain/month.ts";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dot } from "#components/ui/dot.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { InvolvedField } from "./involved-field.tsx";
import { BLANK_TASK, type TaskDraft } from "./task-draft.ts";
import { TaskLinkFields } from "./task-link-fields.tsx";
import { TaskSizeFields } from "./task-size-fields.tsx";
import { useMonthName } from "./use-month-name.ts";

/** Whom and what a task may name; fits the board's own data. */
export interface TaskChoices {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly departmentId: string | null;
  }[];
  readonly departments: readonly { readonly id: string; readonly name: string; readonly color: number }[];
  readonly metrics: readonly { readonly id: string; readonly name: string }[];
}

export interface TaskFormProps {
  initial: Partial<TaskDraft> & { readonly month: MonthString };
  /** Journey whose transitions and complaints it may be tied to; null for a task of the whole workspace. */
  journeyId: string | null;
  choices: TaskChoices;
  /** Word on the button ("Taak maken"). */
  action: string;
  /** Gives the sentence of what went wrong, or nothing when it is done. */
  onSubmit: (draft: TaskDraft) => Promise<string | undefined>;
  onCancel?: () => void;
}

const NONE = "none";
const orNull = (value: string) => (value === NONE ? null : value);
const TITLE_MAX = 500;
const MONTHS_AHEAD = 5;

export function TaskForm({ initial, journeyId, choices, action, onSubmit, onCancel }: TaskFormProps) {
  const t = useTranslations("tasks.form");
  const ui = useTranslations("ui");
  const benefits = useTranslations("metric.benefits");
  const monthName = useMonthName();
  const [draft, setDraft] = useState<TaskDraft>({
    title: "",
    ...BLANK_TASK,
    ...initial,
  });
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const set = (changes: Partial<TaskDraft>) => setDraft((before) => ({ ...before, ...changes }));

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    // The form may stand inside another one's page part (the board's inspector), which is not to hear of it.
    event.stopPropagation();
    const title = draft.title.trim();
    if (title === "") {
      setFailure(t("titleMissing"));
      return;
    }
    setBusy(true);
    setFailure(await onSubmit({ ...draft, title }));
    setBusy(false);
  }

  function handleAssignee(value: string) {
    const assigneeId = orNull(value);
    const person = choices.people.find((one) => one.id === assigneeId);
    // Somebody's task is their department's, until somebody says otherwise.
    set({
      assigneeId,
      ...(draft.departmentId === null && person ? { departmentId: person.departmentId } : {}),
    });
  }

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      <Field label={t("title")} error={failure} required>
        {(control) => (
          <Input
            {...control}
            value={draft.title}
            maxLength={TITLE_MAX}
            placeholder={t("titlePlaceholder")}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("assignee")}>
          {(control) => (
            <Select
              {...control}
              value={draft.assigneeId ?? NONE}
              onValueChange={handleAssignee}
              options={[
                { value: NONE, label: t("nobody") },
                ...choices.people.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          )}
        </Field>
        <Field label={t("department")}>
          {(control) => (
            <Select
              {...control}
              value={draft.departmentId ?? NONE}
              onValueChange={(value) => set({ departmentId: orNull(value) })}
              options={[
                { value: NONE, label: t("noDepartment") },
                ...choices.departments.map((one) => ({
                  value: one.id,
                  label: one.name,
                  mark: <Dot tone={departmentTone(one.color)} />,
                })),
              ]}
            />
          )}
        </Field>
        <Field label={t("month")}>
          {(control) => (
            <Select
              {...control}
              value={draft.month}
              onValueChange={(month) => set({ month, due: null })}
              options={monthRange(initial.month, addMonths(initial.month, MONTHS_AHEAD)).map((month) => ({
                value: month,
                label: monthName(month, "withYear"),
              }))}
            />
          )}
        </Field>
        <Field label={t("due")} optional>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={draft.due ?? ""}
              onChange={(event) => set({ due: event.target.value || null })}
            />
          )}
        </Field>
      </div>
      <InvolvedField draft={draft} departments={choices.departments} onChange={set} />
      <Field label={t("benefit")}>
        {(control) => (
          <Select
            {...control}
            value={draft.benefit ?? NONE}
            onValueChange={(value) => set({ benefit: BENEFITS.find((one) => one === value) ?? null })}
            options={[
              { value: NONE, label: t("noBenefit") },
              ...BENEFITS.map((value) => ({ value, label: benefits(value) })),
            ]}
          />
        )}
      </Field>
      <Field label={t("metric")} hint={t("metricHint")}>
        {(control) => (
          <Select
            {...control}
            value={draft.metricId ?? NONE}
            onValueChange={(value) => {
              const metricId = orNull(value);
              set({ metricId, ...(metricId === null && { expectedChange: null }) });
            }}
            options={[
              { value: NONE, label: t("noMetric") },
              ...choices.metrics.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        )}
      </Field>
      <TaskSizeFields draft={draft} onChange={set} />
      {journeyId === null ? null : <TaskLinkFields journeyId={journeyId} draft={draft} onChange={set} />}
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel ? <Button onClick={onCancel}>{ui("cancel")}</Button> : null}
        <Button type="submit" variant="primary" busy={isBusy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
