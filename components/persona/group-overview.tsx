// Groups of customers, each with its personas and the journeys these are in: what one persona for everybody would hide.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type GroupOverview as Overview, overviewOfGroups } from "#domain/customer-group.ts";
import type { CustomerGroupView } from "#server/personas/customer-groups/queries.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { GroupMenu } from "./group-menu.tsx";
import type { PersonaStart } from "./new-persona-dialog.tsx";
import { PersonaChips } from "./persona-chip.tsx";
import { PersonaViews } from "./persona-views.tsx";
import { useGroupActions } from "./use-group-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const NewPersonaDialog = dynamic(() =>
  import("./new-persona-dialog.tsx").then((module) => module.NewPersonaDialog),
);
const GroupDialog = dynamic(() => import("./group-dialog.tsx").then((module) => module.GroupDialog));

export function GroupOverview() {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const { id: workspaceId, slug } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const groups = useQuery(trpc.customerGroups.list.queryOptions({ workspaceId }));
  const personas = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  const presences = useQuery(trpc.personaJourneys.list.queryOptions({ workspaceId }));
  const [edited, setEdited] = useState<CustomerGroupView | "new" | null>(null);
  const [start, setStart] = useState<PersonaStart | null>(null);
  const router = useRouter();
  const asked = useSearchParams().get("new") === "1" && may("persona.edit");
  const error = groups.error ?? personas.error ?? presences.error;
  const isRead = groups.data && personas.data && presences.data;
  const add = may("persona.edit") ? (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus size={16} aria-hidden />
      {t("segments.add")}
    </Button>
  ) : null;
  const isEmpty = groups.data?.length === 0;
  return (
    <PageFrame
      title={t("views.groups")}
      lead={t("segments.lead")}
      crumbs={[{ label: t("title"), href: `/${slug}/personas` }, { label: t("views.groups") }]}
      actions={isEmpty ? null : add}
    >
      <PersonaViews current="groups" />
      {error ? (
        <ErrorState
          onRetry={() => void Promise.all([groups, personas, presences].map((one) => one.refetch()))}
        >
          {sentence(error)}
        </ErrorState>
      ) : !isRead ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : isEmpty ? (
        <EmptyState title={t("segments.empty")} action={add}>
          {t("segments.emptyLead")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {overviewOfGroups(groups.data, personas.data, presences.data).map((overview) => (
            <GroupCard
              key={overview.group?.id ?? "none"}
              overview={overview}
              onEdit={setEdited}
              onAddPersona={setStart}
            />
          ))}
        </ul>
      )}
      {edited || asked ? (
        <GroupDialog
          kind="customer"
          group={edited === "new" || edited === null ? undefined : edited}
          onClose={() => {
            setEdited(null);
            if (asked) router.replace(`/${slug}/personas/groups`);
          }}
        />
      ) : null}
      {start ? (
        <NewPersonaDialog
          usedThreads={(personas.data ?? []).map((one) => one.thread)}
          start={start}
          onClose={() => setStart(null)}
        />
      ) : null}
    </PageFrame>
  );
}

interface GroupCardProps {
  overview: Overview<CustomerGroupView, PersonaView>;
  onEdit: (group: CustomerGroupView) => void;
  onAddPersona: (start: PersonaStart) => void;
}

function GroupCard({ overview, onEdit, onAddPersona }: GroupCardProps) {
  const t = useTranslations("persona.segments");
  const locale = useLocale();
  const { id: workspaceId, slug } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const { textOf } = usePersonaWords();
  const { removeCustomerGroup } = useGroupActions();
  const { data: journeys = [] } = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  const { group, personas, journeyIds } = overview;
  const name = group ? textOf(group, "name") : t("none");
  const mayEdit = may("persona.edit") && group !== null;
  const description = group ? textOf(group, "description") : t("noneLead");
  return (
    <li data-group={group?.id ?? "none"}>
      <Panel
        title={name}
        lead={description || undefined}
        actions={
          mayEdit ? (
            <GroupMenu
              of="segments"
              name={name}
              onEdit={() => onEdit(group)}
              onRemove={() => removeCustomerGroup.mutate({ id: group.id, name })}
            />
          ) : null
        }
      >
        <h3 className="mb-1.5 text-meta text-ink-3">{t("personas", { count: personas.length })}</h3>
        {personas.length > 0 ? (
          <PersonaChips personas={personas} />
        ) : (
          <p className="text-body text-ink-3">{t("noPersona")}</p>
        )}
        {mayEdit ? (
          <Button
            variant="ghost"
            size="sm"
            className="mt-1.5 -ml-2"
            aria-label={t("addPersonaTo", { name })}
            onClick={() => onAddPersona({ customerGroupId: group.id })}
          >
            <Plus aria-hidden size={14} />
            {t("addPersona")}
          </Button>
        ) : null}
        <h3 className="mt-3 mb-1 text-meta text-ink-3">{t("journeys", { count: journeyIds.length })}</h3>
        {journeyIds.length > 0 ? (
          <ul>
            {journeys
              .filter((journey) => journeyIds.includes(journey.id))
              .map((journey) => (
                <li key={journey.id}>
                  <Link
                    href={`/${slug}/j/${journey.slug}`}
                    className="inline-block min-h-6 font-medium hover:underline"
                  >
                    {journey.titleTranslations[locale] ?? journey.title}
                  </Link>
                </li>
              ))}
          </ul>
        ) : (
          <p className="text-body text-ink-3">{t("noJourney")}</p>
        )}
      </Panel>
    </li>
  );
}
