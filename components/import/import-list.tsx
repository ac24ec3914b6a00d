// Imports of before: what came in, when, and how each of them ended.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export function ImportList() {
  const t = useTranslations("imports.list");
  const states = useTranslations("imports.states");
  const common = useTranslations("common");
  const format = useFormatter();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.imports.list.queryOptions({ workspaceId: workspace.id }));
  if (list.isPending) return <SkeletonLines lines={3} label={common("loading")} />;
  if (list.isError)
    return <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>;
  return (
    <Panel title={t("title")}>
      {list.data.length === 0 ? (
        <p className="text-body text-ink-2">{t("empty")}</p>
      ) : (
        <ul>
          {list.data.map((one) => (
            <li key={one.id} className="border-b border-hair last:border-0">
              <Link
                href={`/${workspace.slug}/import?batch=${one.id}`}
                className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 py-2 hover:bg-ink/4"
              >
                <span className="min-w-0 flex-1 basis-48 truncate font-medium">{one.fileName}</span>
                <span className="text-body text-ink-2">
                  {one.counts && one.state !== "open" && one.state !== "failed"
                    ? t("counts", { accepted: one.counts.accepted, read: one.counts.read })
                    : one.sourceName}
                </span>
                <Badge>{states(one.state)}</Badge>
                <time dateTime={one.createdAt.toISOString()} className="text-meta text-ink-3">
                  {format.dateTime(one.createdAt, { day: "numeric", month: "short", year: "numeric" })}
                </time>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
