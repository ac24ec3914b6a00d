// The personas of the workspace: who they are, their thread, and how sure we are of them.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { emptyFields } from "#domain/persona.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import { DreamBadge } from "./persona-head.tsx";
import { PersonaFace, PersonaThreadSample } from "./persona-portrait.tsx";
import { PersonaStatus } from "./persona-status.tsx";
import { PersonaViews } from "./persona-views.tsx";
import { usePersonaWords } from "./use-persona-words.ts";

const NewPersonaDialog = dynamic(() =>
  import("./new-persona-dialog.tsx").then((module) => module.NewPersonaDialog),
);

export function PersonaList() {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.personas.list.queryOptions({ workspaceId: workspace.id }));
  const interviews = useQuery(trpc.evidence.countInterviews.queryOptions({ workspaceId: workspace.id }));
  const router = useRouter();
  const asked = useSearchParams().get("new") === "1";
  const [isAdding, setAdding] = useState(false);
  const add = may("persona.edit") ? (
    <Button variant="primary" onClick={() => setAdding(true)}>
      <Plus size={16} aria-hidden />
      {t("add")}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t("title")}
      crumbs={[{ label: t("title") }]}
      actions={list.data && list.data.length > 0 ? add : null}
    >
      {list.data && list.data.length > 0 ? <PersonaViews current="list" /> : null}
      {list.isPending ? (
        <SkeletonLines lines={4} label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <EmptyState title={t("empty")} action={add} />
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {list.data.map((persona) => (
            <PersonaCard
              key={persona.id}
              persona={persona}
              href={`/${workspace.slug}/personas/${persona.id}`}
              interviews={interviews.data ? (interviews.data[persona.id] ?? 0) : null}
            />
          ))}
        </ul>
      )}
      {(isAdding || asked) && list.data && may("persona.edit") ? (
        <NewPersonaDialog
          usedThreads={list.data.map((one) => one.thread)}
          onClose={() => {
            setAdding(false);
            if (asked) router.replace(`/${workspace.slug}/personas`);
          }}
        />
      ) : null}
    </PageFrame>
  );
}

interface PersonaCardProps {
  persona: PersonaView;
  href: string;
  /** Null while it is being counted. */
  interviews: number | null;
}

function PersonaCard({ persona, href, interviews }: PersonaCardProps) {
  const t = useTranslations("persona");
  const { textOf } = usePersonaWords();
  const empty = emptyFields(persona.lines);
  const tagline = textOf(persona, "tagline");
  const occupation = textOf(persona, "occupation");
  return (
    <li className="relative flex gap-4 rounded-panel bg-surface p-4 transition-shadow hover:shadow-1 sm:p-5">
      <PersonaFace persona={persona} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-phase">
            <Link
              href={href}
              className="before:absolute before:inset-0 before:rounded-panel before:content-['']"
            >
              {persona.age === null ? persona.name : t("nameAge", { name: persona.name, age: persona.age })}
            </Link>
          </h2>
          <PersonaThreadSample thread={persona.thread} />
          {persona.isDream ? <DreamBadge /> : null}
          {persona.internal ? <Badge tone="tag">{t("internal")}</Badge> : null}
        </div>
        {occupation ? <p className="mt-0.5 text-body text-ink-2">{occupation}</p> : null}
        {tagline ? <p className="mt-2 line-clamp-3 text-reading">{tagline}</p> : null}
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-meta text-ink-3">
          {interviews === null ? null : <PersonaStatus interviews={interviews} />}
          {empty.length > 0 ? <span>{t("emptyFields", { count: empty.length })}</span> : null}
        </div>
      </div>
    </li>
  );
}
