// What the page over several journeys looks at: which journeys, which department, which persona, which group of customers.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Route } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Button, buttonStyles } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { RollUpPlace } from "./roll-up-address.ts";

/** Stands for "everything" in a list of choices. */
const EVERYTHING = "-";

export interface RollUpFiltersProps {
  place: RollUpPlace;
  departments: readonly { readonly id: string; readonly name: string }[];
  onChange: (to: Partial<RollUpPlace>) => void;
}

export function RollUpFilters({ place, departments, onChange }: RollUpFiltersProps) {
  const t = useTranslations("dashboard.rollUp");
  const trpc = useTRPC();
  const { id: workspaceId, slug } = useWorkspace();
  const personas = useQuery(trpc.personas.list.queryOptions({ workspaceId })).data ?? [];
  const groups = useQuery(trpc.customerGroups.list.queryOptions({ workspaceId })).data ?? [];
  const choice = (
    key: "department" | "persona" | "group",
    rows: readonly { readonly id: string; readonly name: string }[],
  ) =>
    rows.length === 0 ? null : (
      <Select
        aria-label={t(key)}
        value={place[key] ?? EVERYTHING}
        onValueChange={(value) => onChange({ [key]: value === EVERYTHING ? null : value })}
        options={[
          { value: EVERYTHING, label: t(`every.${key}`) },
          ...rows.map((row) => ({ value: row.id, label: row.name })),
        ]}
        className="max-w-56"
      />
    );
  return (
    <div className="mb-4 grid gap-2">
      <div className="flex flex-wrap items-center gap-2 print:hidden" data-filters="">
        <JourneyChoice place={place} onChange={onChange} />
        {choice("department", departments)}
        {choice("persona", personas)}
        {choice("group", groups)}
        {place.department || place.persona || place.group ? (
          <Link
            href={`/${slug}/dashboard?journey=all&month=${place.month}`}
            className={buttonStyles({ variant: "ghost" })}
          >
            {t("clear")}
          </Link>
        ) : null}
      </div>
      {place.department ? <p className="max-w-4xl text-meta text-ink-2">{t("departmentRule")}</p> : null}
    </div>
  );
}

function JourneyChoice({ place, onChange }: Pick<RollUpFiltersProps, "place" | "onChange">) {
  const t = useTranslations("dashboard.rollUp");
  const trpc = useTRPC();
  const { id: workspaceId } = useWorkspace();
  const journeys = useQuery(trpc.journeys.list.queryOptions({ workspaceId })).data ?? [];
  const chosen = place.journeys;
  const toggle = (of: string, isOn: boolean) => {
    const before = chosen ?? [];
    const next = isOn ? [...before, of] : before.filter((one) => one !== of);
    onChange({ journeys: next.length === 0 ? null : next });
  };
  return (
    <Popover
      align="start"
      label={t("choose")}
      trigger={
        <Button>
          <Route size={15} aria-hidden />
          {chosen === null ? t("all") : t("journeys", { count: chosen.length })}
        </Button>
      }
    >
      <div className="grid max-h-80 gap-2 overflow-y-auto p-1">
        <Checkbox
          checked={chosen === null}
          onCheckedChange={(isAll) => isAll && onChange({ journeys: null })}
          label={t("all")}
        />
        {journeys.map((one) => (
          <Checkbox
            key={one.id}
            checked={chosen?.includes(one.slug) ?? false}
            onCheckedChange={(isOn) => toggle(one.slug, isOn)}
            label={one.title}
          />
        ))}
      </div>
    </Popover>
  );
}
