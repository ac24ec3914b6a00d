// A persona in each journey: where she stands in the life cycle, what the journey is to reach for her, and what could be offered.
"use client";
import { useQuery } from "@tanstack/react-query";
import { ListPlus, X } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { ideasFor, LIFECYCLES } from "#domain/persona-life.ts";
import type { PersonaJourneyView } from "#server/personas/journeys/queries.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { EditableText } from "./editable-text.tsx";
import { type PersonaLife as Life, usePersonaLife } from "./use-persona-life.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const GOAL_MAX = 2_000;
const NONE = "none";

export function PersonaLife({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona.life");
  const locale = useLocale();
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const { set } = usePersonaLife(persona);
  const { data: journeys = [] } = useQuery(trpc.journeys.list.queryOptions({ workspaceId }));
  const { data: presences = [] } = useQuery(trpc.personaJourneys.list.queryOptions({ workspaceId }));
  const own = presences.filter((one) => one.personaId === persona.id);
  const titleOf = (one: (typeof journeys)[number]) => one.titleTranslations[locale] ?? one.title;
  const rows = journeys.flatMap((journey) => {
    const presence = own.find((one) => one.journeyId === journey.id);
    return presence ? [{ presence, title: titleOf(journey), href: `/${slug}/j/${journey.slug}` }] : [];
  });
  const others = journeys.filter((one) => !own.some((presence) => presence.journeyId === one.id));
  const empty: Life = { lifecycle: null, goal: "", translations: {} };
  return (
    <Panel title={t("title")} lead={t("lead")}>
      {rows.length === 0 ? <p className="text-body text-ink-3">{t("none")}</p> : null}
      <ul className="grid gap-4">
        {rows.map(({ presence, title, href }) => (
          <li key={presence.journeyId} data-life={presence.journeyId} className="grid gap-1.5">
            <div className="flex items-center gap-2">
              <Link href={href} className="min-h-6 min-w-0 flex-1 font-medium hover:underline">
                {title}
              </Link>
              {mayEdit && !presence.isOnBoard ? (
                <IconButton
                  size="sm"
                  label={t("leave", { journey: title })}
                  icon={<X size={15} />}
                  onClick={() => set.mutate({ journeyId: presence.journeyId, life: null, journey: title })}
                />
              ) : null}
            </div>
            <LifeOfJourney persona={persona} presence={presence} journey={title} mayEdit={mayEdit} />
          </li>
        ))}
      </ul>
      {mayEdit && others.length > 0 ? (
        <Combobox
          className="mt-3"
          label={t("add")}
          placeholder={t("add")}
          value={null}
          onValueChange={(journeyId) => {
            const journey = others.find((one) => one.id === journeyId);
            if (journey) set.mutate({ journeyId: journey.id, life: empty, journey: titleOf(journey) });
          }}
          options={others.map((one) => ({ value: one.id, label: titleOf(one) }))}
        />
      ) : null}
    </Panel>
  );
}

interface LifeOfJourneyProps {
  persona: PersonaView;
  presence: PersonaJourneyView;
  journey: string;
  mayEdit: boolean;
}

function LifeOfJourney({ persona, presence, journey, mayEdit }: LifeOfJourneyProps) {
  const t = useTranslations("persona.life");
  const may = useCan();
  const { set, makeTask } = usePersonaLife(persona);
  const { textOf, written } = usePersonaWords();
  const { journeyId, lifecycle, goal, translations } = presence;
  const put = (part: Partial<Life>) =>
    set.mutate({
      journeyId,
      journey,
      life: { lifecycle, goal, translations: { ...translations }, ...part },
    });
  return (
    <>
      {mayEdit ? (
        <Select
          size="sm"
          aria-label={t("cycleIn", { journey })}
          value={lifecycle ?? NONE}
          onValueChange={(value) => put({ lifecycle: value === NONE ? null : value })}
          options={[
            { value: NONE, label: t("noCycle") },
            ...LIFECYCLES.map((value) => ({ value, label: t(`cycles.${value}`) })),
          ]}
        />
      ) : (
        <p className="text-body text-ink-2">{lifecycle === null ? t("noCycle") : t(`cycles.${lifecycle}`)}</p>
      )}
      <EditableText
        value={textOf(presence, "goal")}
        label={t("goalIn", { journey })}
        placeholder={t("noGoal")}
        onChange={(text) => put(written(presence, "goal", text))}
        mayEdit={mayEdit}
        isLong
        maxLength={GOAL_MAX}
      />
      <details className="text-meta">
        <summary className="min-h-6 cursor-pointer text-link pointer-coarse:min-h-11">{t("ideas")}</summary>
        <p className="mt-1 text-ink-3">{t("ideasLead")}</p>
        <ul className="mt-1 grid gap-1">
          {ideasFor(lifecycle).map((idea) => (
            <li key={idea} data-idea={idea} className="flex flex-wrap items-center justify-between gap-2">
              <span>{t(`idea.${idea}`)}</span>
              {may("task.edit") ? (
                <Button
                  size="sm"
                  aria-label={t("makeTaskOf", { idea: t(`idea.${idea}`) })}
                  onClick={() =>
                    makeTask.mutate({ journeyId, title: t(`task.${idea}`, { name: persona.name }) })
                  }
                >
                  <ListPlus aria-hidden size={14} />
                  {t("makeTask")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
