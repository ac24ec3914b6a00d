// One item on a page of its own.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { EvidenceReader } from "./evidence-reader.tsx";
import { useEvidenceWords } from "./use-evidence-words.ts";

export function EvidencePage({ evidenceId }: { evidenceId: string }) {
  const t = useTranslations("evidence.library");
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const router = useRouter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { titleOf, kindName } = useEvidenceWords();
  const {
    data: item,
    error,
    refetch,
  } = useQuery(trpc.evidence.get.queryOptions({ workspaceId: workspace.id, evidenceId }));
  const library = { label: t("title"), href: `/${workspace.slug}/evidence` };
  const title = item ? titleOf(item) : null;
  return (
    <PageFrame
      width="reading"
      title={<span lang={title?.lang}>{title?.text ?? t("title")}</span>}
      crumbs={item ? [library, { label: kindName(item.kind) }] : [library]}
    >
      {item ? (
        <div className="rounded-panel bg-surface p-4 sm:p-6">
          <EvidenceReader item={item} hideTitle onRemoved={() => router.push(library.href)} />
        </div>
      ) : error ? (
        <ErrorState onRetry={() => void refetch()}>{sentence(error)}</ErrorState>
      ) : (
        <SkeletonLines lines={5} label={common("loading")} />
      )}
    </PageFrame>
  );
}
