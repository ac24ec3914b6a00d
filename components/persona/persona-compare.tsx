// Two or three personas side by side: whom they stand for, what they want and fear, how sure each line is, and where they are met.
"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import Link from "next/link";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { WideTable } from "#components/channel/wide-table.tsx";
import { StitchMark } from "#components/journey/stitch-mark.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { StrengthReport } from "#domain/evidence-strength.ts";
import { COMPARE_MAX, comparedIds, PERSONA_FIELDS } from "#domain/persona.ts";
import { DEVICES, GENERATIONS } from "#domain/persona-device.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { DreamBadge } from "./persona-head.tsx";
import { personaInput } from "./persona-lines.ts";
import { PersonaFace } from "./persona-portrait.tsx";
import { PersonaViews } from "./persona-views.tsx";
import { usePersonaWords } from "./use-persona-words.ts";

const NOBODY = "none";

export function PersonaCompare() {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const router = useRouter();
  const search = useSearchParams();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  const all = list.data ?? [];
  const known = all.map((one) => one.id);
  const asked = comparedIds(search.get("ids"), known);
  // who asked for nobody, or for one only, sees her beside the first others
  const ids = [...new Set([...asked, ...(asked.length < 2 ? known : [])])].slice(
    0,
    Math.max(2, asked.length),
  );
  const shown = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);

  function choose(place: number, id: string) {
    const next = ids.map((one, at) => (at === place ? id : one));
    if (place >= ids.length) next.push(id);
    const kept = next.filter((one) => one !== NOBODY);
    router.replace(`?${new URLSearchParams({ ids: kept.join(",") })}`, { scroll: false });
  }

  const places = Math.min(COMPARE_MAX, Math.max(all.length, 0), shown.length + 1);
  return (
    <PageFrame
      title={t("views.compare")}
      lead={t("compare.lead")}
      crumbs={[{ label: t("title"), href: `/${slug}/personas` }, { label: t("views.compare") }]}
    >
      <PersonaViews current="compare" />
      {list.error ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.isPending ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : shown.length < 2 ? (
        <EmptyState title={t("compare.tooFew")} />
      ) : (
        <>
          <div className="mb-4 flex flex-wrap gap-2">
            {Array.from({ length: places }, (_, place) => (
              <Select
                key={place}
                className="w-44"
                aria-label={t("compare.place", { number: place + 1 })}
                placeholder={t("compare.addThird")}
                value={ids[place] ?? null}
                onValueChange={(id) => choose(place, id)}
                options={[
                  ...(place > 1 && ids[place] !== undefined
                    ? [{ value: NOBODY, label: t("compare.nobody") }]
                    : []),
                  ...all
                    .filter((one) => one.id === ids[place] || !ids.includes(one.id))
                    .map((one) => ({ value: one.id, label: one.name })),
                ]}
              />
            ))}
          </div>
          <CompareTable personas={shown} />
        </>
      )}
    </PageFrame>
  );
}

function CompareTable({ personas }: { personas: readonly PersonaView[] }) {
  const t = useTranslations("persona");
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const { textOf } = usePersonaWords();
  const strengths = useQueries({
    queries: personas.map(({ id: personaId }) =>
      trpc.evidence.listLineStrengths.queryOptions({ workspaceId, personaId }),
    ),
    combine: (results): Readonly<Record<string, StrengthReport>> =>
      Object.assign({}, ...results.map((result) => result.data ?? {})),
  });
  const facts = useFacts();
  const row = (key: string, name: string, cell: (persona: PersonaView) => ReactNode) => (
    <tr key={key} data-row={key}>
      <th
        scope="row"
        className="w-28 py-2.5 pr-1 pl-2 align-top text-meta font-medium break-words hyphens-auto text-ink-3 sm:w-36 sm:pr-3 sm:pl-4"
      >
        {name}
      </th>
      {personas.map((persona) => (
        <td key={persona.id} className="border-t border-hair px-2 py-2.5 sm:px-3 align-top text-body">
          {cell(persona) || <span className="text-ink-3">{t("compare.nothing")}</span>}
        </td>
      ))}
    </tr>
  );
  return (
    <WideTable label={t("views.compare")}>
      <table
        className="w-full table-fixed rounded-panel bg-surface text-left"
        style={{ minWidth: 112 + personas.length * 120 }}
      >
        <thead>
          <tr>
            <td className="w-28 sm:w-36" />
            {personas.map((persona) => (
              <th
                key={persona.id}
                scope="col"
                data-persona={persona.id}
                className="px-2 pt-4 pb-2 align-top sm:px-3"
              >
                <PersonaFace persona={persona} size={72} />
                <Link
                  href={`/${slug}/personas/${persona.id}`}
                  className="mt-2 block min-h-6 text-card hover:underline"
                >
                  {persona.age === null
                    ? persona.name
                    : t("nameAge", { name: persona.name, age: persona.age })}
                </Link>
                {persona.isDream ? <DreamBadge /> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row("tagline", t("tagline"), (persona) => textOf(persona, "tagline"))}
          {row("occupation", t("occupation"), (persona) => textOf(persona, "occupation"))}
          {facts.map((fact) => row(fact.key, fact.name, fact.of))}
          {PERSONA_FIELDS.map((field) =>
            row(field, t(`fields.${field}`), (persona) => {
              const lines = persona.lines.filter((line) => line.field === field);
              return lines.length === 0 ? null : (
                <ul className="grid gap-1">
                  {lines.map((line) => (
                    <li key={line.id} className="flex flex-col gap-x-2 sm:flex-row">
                      <span className="mt-1.5 flex-none">
                        <StitchMark level={strengths[line.id]?.level ?? "assumption"} />
                      </span>
                      <span className="min-w-0 break-words hyphens-auto">{textOf(line, "text")}</span>
                    </li>
                  ))}
                </ul>
              );
            }),
          )}
        </tbody>
      </table>
    </WideTable>
  );
}

/** What is looked up of a persona, each as a sentence or as nothing. */
function useFacts() {
  const t = useTranslations("persona");
  const format = useFormatter();
  const locale = useLocale();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const { textOf } = usePersonaWords();
  const { data: segments = [] } = useQuery(trpc.customerGroups.list.queryOptions({ workspaceId }));
  const { data: products = [] } = useQuery(trpc.productGroups.list.queryOptions({ workspaceId }));
  const { data: channels = [] } = useQuery(trpc.channels.list.queryOptions({ workspaceId }));
  const list = (names: readonly string[]) => (names.length === 0 ? null : format.list(names));
  return [
    {
      key: "segment",
      name: t("place.segment"),
      of: (persona: PersonaView) => {
        const found = segments.find((one) => one.id === persona.customerGroupId);
        return found ? textOf(found, "name") : null;
      },
    },
    {
      key: "products",
      name: t("place.products"),
      of: (persona: PersonaView) =>
        list(
          products
            .filter((one) => persona.productGroupIds.includes(one.id))
            .map((one) => textOf(one, "name")),
        ),
    },
    {
      key: "generation",
      name: t("devices.generation"),
      of: (persona: PersonaView) => {
        const found = GENERATIONS.find((one) => one === persona.generation);
        return found ? t(`devices.generations.${found}`) : null;
      },
    },
    {
      key: "devices",
      name: t("devices.title"),
      of: (persona: PersonaView) => {
        const { devices } = personaInput(persona);
        return list(
          DEVICES.flatMap((device) => {
            const access = devices[device];
            return access ? [t(`devices.${access}`, { device: t(`devices.names.${device}`) })] : [];
          }),
        );
      },
    },
    {
      key: "expertise",
      name: t("devices.expertise"),
      of: (persona: PersonaView) => textOf(persona, "expertise"),
    },
    {
      key: "channels",
      name: t("channels"),
      of: (persona: PersonaView) =>
        list(
          channels
            .filter((one) => persona.channelIds.includes(one.id))
            .map((one) => one.nameTranslations[locale] ?? one.name),
        ),
    },
  ];
}
