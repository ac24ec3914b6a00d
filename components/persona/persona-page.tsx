// One persona on one screen: face and tagline, the four questions, the fields with their lines; beside them whom she stands for,
// her place in each journey, devices and channels.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Columns2, Ellipsis, Star, StarOff, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { PersonaChannels } from "./persona-channels.tsx";
import { PersonaDevices } from "./persona-devices.tsx";
import { PersonaField } from "./persona-field.tsx";
import { PersonaHead } from "./persona-head.tsx";
import { PersonaJourneys } from "./persona-journeys.tsx";
import { PersonaLife } from "./persona-life.tsx";
import { linesByField } from "./persona-lines.ts";
import { PersonaPlace } from "./persona-place.tsx";
import { PersonaPrompts } from "./persona-prompts.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";

export function PersonaPage({ personaId }: { personaId: string }) {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { markDream, remove } = usePersonaActions();
  const get = useQuery(trpc.personas.get.queryOptions({ workspaceId: workspace.id, personaId }));
  const list = { label: t("title"), href: `/${workspace.slug}/personas` };
  if (!get.data) {
    return (
      <PageFrame title={t("title")} crumbs={[list]}>
        {get.error ? (
          <ErrorState onRetry={() => void get.refetch()}>{sentence(get.error)}</ErrorState>
        ) : (
          <SkeletonLines lines={5} label={common("loading")} />
        )}
      </PageFrame>
    );
  }
  const { name, isDream } = get.data;
  const compare = (
    <Button asChild>
      <Link href={`${list.href}/compare?ids=${personaId}`}>
        <Columns2 size={16} aria-hidden />
        {t("compare.action")}
      </Link>
    </Button>
  );
  const menu = may("persona.edit") ? (
    <DropdownMenu trigger={<IconButton variant="outline" label={t("more")} icon={<Ellipsis size={18} />} />}>
      <MenuItem
        icon={isDream ? <StarOff size={16} /> : <Star size={16} />}
        onSelect={() => markDream.mutate({ personaId: isDream ? null : personaId, name })}
      >
        {t(isDream ? "dream.unmark" : "dream.mark")}
      </MenuItem>
      <MenuItem
        icon={<Trash2 size={16} />}
        tone="danger"
        onSelect={() =>
          remove.mutate({ workspaceId: workspace.id, personaId }, { onSuccess: () => router.push(list.href) })
        }
      >
        {t("remove")}
      </MenuItem>
    </DropdownMenu>
  ) : null;
  return (
    <PageFrame
      title={name}
      crumbs={[list, { label: name }]}
      actions={
        <>
          {compare}
          {menu}
        </>
      }
    >
      <PersonaSheet persona={get.data} mayEdit={may("persona.edit")} />
    </PageFrame>
  );
}

function PersonaSheet({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { data: interviews } = useQuery(trpc.evidence.countInterviews.queryOptions({ workspaceId }));
  const { data: evidence } = useQuery(
    trpc.evidence.listForPersona.queryOptions({ workspaceId, personaId: persona.id }),
  );
  const { data: strengths } = useQuery(
    trpc.evidence.listLineStrengths.queryOptions({ workspaceId, personaId: persona.id }),
  );
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 gap-4">
        <PersonaHead
          persona={persona}
          mayEdit={mayEdit}
          interviews={interviews ? (interviews[persona.id] ?? 0) : null}
        />
        <PersonaPrompts persona={persona} />
        <div className="grid gap-4 sm:grid-cols-2">
          {linesByField(persona.lines).map(({ field, lines }) => (
            <PersonaField
              key={field}
              personaId={persona.id}
              field={field}
              lines={lines}
              evidence={evidence ?? []}
              strengths={strengths ?? {}}
              mayEdit={mayEdit}
            />
          ))}
        </div>
      </div>
      <div className="grid min-w-0 gap-4">
        <PersonaPlace persona={persona} mayEdit={mayEdit} />
        <PersonaLife persona={persona} mayEdit={mayEdit} />
        <PersonaJourneys personaId={persona.id} thread={persona.thread} />
        <PersonaDevices persona={persona} mayEdit={mayEdit} />
        <div id="persona-channels" className="grid gap-4">
          <PersonaChannels persona={persona} mayEdit={mayEdit} />
        </div>
      </div>
    </div>
  );
}
