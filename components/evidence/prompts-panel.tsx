// Six things to know of one's customers, each with its newest answer and where that came from, or that nobody answered it yet.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { localeOf } from "#components/shell/locale.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { DATA_PROMPTS } from "#domain/data-prompts.ts";
import { useEvidenceWords } from "./use-evidence-words.ts";

const EvidenceDialog = dynamic(() => import("./evidence-dialog.tsx").then((module) => module.EvidenceDialog));

export function PromptsPanel() {
  const t = useTranslations("evidence.prompts");
  const common = useTranslations("common");
  const { id: workspaceId, slug } = useWorkspace();
  const may = useCan();
  const locale = localeOf(useLocale()) ?? "nl";
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { day } = useEvidenceWords();
  const answers = useQuery(trpc.library.listPrompts.queryOptions({ workspaceId }));
  const [asking, setAsking] = useState<string | null>(null);
  if (answers.isError)
    return <ErrorState onRetry={() => void answers.refetch()}>{sentence(answers.error)}</ErrorState>;
  if (!answers.data) return <SkeletonLines label={common("loading")} />;
  const found = answers.data;
  return (
    <>
      <p className="mb-2 max-w-prose text-meta text-ink-2">{t("lead")}</p>
      <ul>
        {DATA_PROMPTS.map(({ id, question }) => {
          const answer = found.find((one) => one.prompt === id);
          return (
            <li
              key={id}
              data-prompt={id}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-1.5 first:border-0"
            >
              <span className="min-w-52 flex-1 text-body font-medium">{question[locale]}</span>
              {answer ? (
                <Link href={`/${slug}/evidence/${answer.id}`} className="text-body text-link hover:underline">
                  {t("answer", { source: answer.source, day: day(answer.day), count: answer.count })}
                </Link>
              ) : (
                <Badge tone="tag">{t("none")}</Badge>
              )}
              {may("evidence.create") ? (
                <Button
                  size="sm"
                  aria-label={t("addTo", { question: question[locale] })}
                  onClick={() => setAsking(question[locale])}
                >
                  <Plus aria-hidden size={14} />
                  {t("add")}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {asking ? <EvidenceDialog kind="note" title={asking} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
