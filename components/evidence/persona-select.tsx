// Which persona an item is about, if any.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

export interface PersonaSelectProps {
  value: string | null;
  onChange: (personaId: string | null) => void;
}

const NONE = "-";

export function PersonaSelect({ value, onChange }: PersonaSelectProps) {
  const t = useTranslations("evidence.form");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  return (
    <Field label={t("persona")} optional>
      {(control) => (
        <Select
          {...control}
          value={value ?? NONE}
          onValueChange={(next) => onChange(next === NONE ? null : next)}
          options={[
            { value: NONE, label: t("noPersona") },
            ...(data ?? []).map((one) => ({ value: one.id, label: one.name })),
          ]}
        />
      )}
    </Field>
  );
}
