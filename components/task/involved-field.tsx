// Which departments help with a task, beside the one that owns it.
"use client";
import { useTranslations } from "next-intl";
import { departmentTone } from "#components/ui/avatar.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dot } from "#components/ui/dot.tsx";
import type { TaskDraft } from "./task-draft.ts";

export interface InvolvedFieldProps {
  draft: TaskDraft;
  departments: readonly { readonly id: string; readonly name: string; readonly color: number }[];
  onChange: (changes: Partial<TaskDraft>) => void;
}

export function InvolvedField({ draft, departments, onChange }: InvolvedFieldProps) {
  const t = useTranslations("tasks.form");
  const { departmentId, involvedDepartmentIds: chosen } = draft;
  const others = departments.filter((one) => one.id !== departmentId);
  if (others.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-body font-medium text-ink">{t("involved")}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {others.map(({ id, name, color }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onCheckedChange={(is) =>
              onChange({
                involvedDepartmentIds: is ? [...chosen, id] : chosen.filter((other) => other !== id),
              })
            }
            label={
              <span className="flex items-center gap-1.5">
                <Dot tone={departmentTone(color)} />
                {name}
              </span>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
