// One persona on one screen: face, tagline, the fields with their lines, the channels, and their thread through each journey.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame, Panel } from "#components/shell/page-frame.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { ageOf } from "./new-persona-dialog.tsx";
import { PersonaChannels } from "./persona-channels.tsx";
import { PersonaField } from "./persona-field.tsx";
import { PersonaJourneys } from "./persona-journeys.tsx";
import { ENOUGH_INTERVIEWS, linesByField } from "./persona-lines.ts";
import { PersonaPortrait } from "./persona-portrait.tsx";
import { PersonaStatus } from "./persona-status.tsx";
import { ThreadPicker } from "./thread-picker.tsx";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const SHORT_MAX = 500;

export function PersonaPage({ personaId }: { personaId: string }) {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { remove } = usePersonaActions();
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
  const menu = may("persona.edit") ? (
    <DropdownMenu trigger={<IconButton variant="outline" label={t("more")} icon={<Ellipsis size={18} />} />}>
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
    <PageFrame title={get.data.name} crumbs={[list, { label: get.data.name }]} actions={menu}>
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
        <Head
          persona={persona}
          mayEdit={mayEdit}
          interviews={interviews ? (interviews[persona.id] ?? 0) : null}
        />
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
        <PersonaJourneys personaId={persona.id} thread={persona.thread} />
        <PersonaChannels persona={persona} mayEdit={mayEdit} />
      </div>
    </div>
  );
}

interface HeadProps {
  persona: PersonaView;
  mayEdit: boolean;
  interviews: number | null;
}

function Head({ persona, mayEdit, interviews }: HeadProps) {
  const t = useTranslations("persona");
  const { change } = usePersonaActions();
  const { textOf, written } = usePersonaWords();
  const set = (part: Partial<Parameters<Parameters<typeof change>[1]>[0]>) =>
    change(persona.id, (before) => ({ ...before, ...part }));
  const tagline = textOf(persona, "tagline");
  const occupation = textOf(persona, "occupation");
  return (
    <Panel>
      <div className="flex flex-wrap gap-5">
        <PersonaPortrait seed={persona.id} thread={persona.thread} size={128} />
        <div className="flex min-w-56 flex-1 flex-col items-start gap-1.5">
          <EditableText
            value={tagline}
            label={t("tagline")}
            placeholder={t("taglineEmpty")}
            onChange={(text) => set(written(persona, "tagline", text))}
            mayEdit={mayEdit}
            isLong
            maxLength={SHORT_MAX}
            className="w-full font-display text-phase font-semibold"
          />
          <dl className="grid w-full grid-cols-[auto_1fr] items-center gap-x-4 gap-y-0.5 text-body">
            <dt className="text-ink-3">{t("name")}</dt>
            <dd>
              <EditableText
                value={persona.name}
                label={t("name")}
                onChange={(name) => name !== "" && set({ name })}
                mayEdit={mayEdit}
                maxLength={200}
              />
            </dd>
            <dt className="text-ink-3">{t("age")}</dt>
            <dd>
              <EditableText
                value={persona.age === null ? "" : String(persona.age)}
                label={t("age")}
                placeholder={t("ageEmpty")}
                inputMode="numeric"
                maxLength={3}
                onChange={(typed) => {
                  const age = ageOf(typed);
                  if (age !== undefined) set({ age });
                }}
                mayEdit={mayEdit}
              />
            </dd>
            <dt className="text-ink-3">{t("occupation")}</dt>
            <dd className="min-w-0">
              <EditableText
                value={occupation}
                label={t("occupation")}
                placeholder={t("occupationEmpty")}
                onChange={(text) => set(written(persona, "occupation", text))}
                mayEdit={mayEdit}
                maxLength={SHORT_MAX}
              />
            </dd>
            <dt className="text-ink-3">{t("thread")}</dt>
            <dd>
              <ThreadPicker
                value={persona.thread}
                onChange={(thread) => set({ thread: thread as "red" })}
                mayEdit={mayEdit}
              />
            </dd>
          </dl>
          {interviews === null ? null : (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <PersonaStatus interviews={interviews} />
              {interviews < ENOUGH_INTERVIEWS ? (
                <span className="text-meta text-ink-3">
                  {t("moreInterviews", { count: ENOUGH_INTERVIEWS - interviews })}
                </span>
              ) : null}
            </div>
          )}
          {mayEdit ? (
            <Checkbox
              className="mt-1"
              checked={persona.internal}
              onCheckedChange={(internal) => set({ internal })}
              label={t("internalLabel")}
            />
          ) : null}
        </div>
      </div>
    </Panel>
  );
}
