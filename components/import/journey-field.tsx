// The journey to which what is in the file goes.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export interface JourneyFieldProps {
  value: string | null;
  onChange: (journeyId: string) => void;
}

export function JourneyField({ value, onChange }: JourneyFieldProps) {
  const t = useTranslations("imports.readings");
  const locale = useLocale();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId: workspace.id }));
  return (
    <Field label={t("journey")} required>
      {(control) => (
        <Select
          {...control}
          value={value}
          onValueChange={onChange}
          placeholder={t("journeyPlaceholder")}
          options={(journeys.data ?? []).map((journey) => ({
            value: journey.id,
            label: journey.titleTranslations[locale] ?? journey.title,
          }))}
        />
      )}
    </Field>
  );
}
