// What a task asks and is expected to bring, and whether it comes back: the second half of its form.
"use client";
import { useTranslations } from "next-intl";
import { TASK_SIZES, type TaskSize } from "#domain/task.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { TaskDraft } from "./task-draft.ts";

const NONE = "none";

export interface TaskSizeFieldsProps {
  draft: TaskDraft;
  onChange: (changes: Partial<TaskDraft>) => void;
}

export function TaskSizeFields({ draft, onChange }: TaskSizeFieldsProps) {
  const t = useTranslations("tasks.form");
  const sizes = useTranslations("tasks.size");
  const options = [
    { value: NONE, label: t("noSize") },
    ...TASK_SIZES.map((size) => ({ value: size, label: sizes(size) })),
  ];
  const sizeOf = (value: string): TaskSize | null => TASK_SIZES.find((one) => one === value) ?? null;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("impact")}>
          {(control) => (
            <Select
              {...control}
              value={draft.impact ?? NONE}
              onValueChange={(value) => onChange({ impact: sizeOf(value) })}
              options={options}
            />
          )}
        </Field>
        <Field label={t("effort")}>
          {(control) => (
            <Select
              {...control}
              value={draft.effort ?? NONE}
              onValueChange={(value) => onChange({ effort: sizeOf(value) })}
              options={options}
            />
          )}
        </Field>
        {draft.metricId === null ? null : (
          <Field label={t("expected")} hint={t("expectedHint")} optional>
            {(control) => (
              <Input
                {...control}
                type="number"
                step="any"
                value={draft.expectedChange ?? ""}
                onChange={(event) => {
                  const typed = event.target.valueAsNumber;
                  onChange({ expectedChange: Number.isFinite(typed) ? typed : null });
                }}
              />
            )}
          </Field>
        )}
      </div>
      <Checkbox
        checked={draft.repeats === "monthly"}
        onCheckedChange={(is) => onChange({ repeats: is ? "monthly" : null })}
        label={t("repeats")}
        hint={t("repeatsHint")}
      />
    </>
  );
}
