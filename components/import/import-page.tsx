// Importing: a file is chosen, dropped or pasted and goes through four steps; below stand the imports of before.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { FileEntry } from "./file-entry.tsx";
import { ImportFlow } from "./import-flow.tsx";
import { ImportList } from "./import-list.tsx";
import { ImportSteps } from "./import-steps.tsx";

export function ImportPage({ batchId }: { batchId: string | null }) {
  const t = useTranslations("imports");
  const workspace = useWorkspace();
  const may = useCan();
  const home = `/${workspace.slug}/import`;
  const crumbs =
    batchId === null ? [{ label: t("title") }] : [{ label: t("title"), href: home }, { label: t("one") }];
  if (!may("import.run")) {
    return (
      <PageFrame title={t("title")} crumbs={crumbs}>
        <EmptyState title={t("notAllowed")}>{t("notAllowedLead")}</EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={t("title")}
      lead={batchId === null ? t("lead") : undefined}
      crumbs={crumbs}
      actions={
        batchId === null ? null : (
          <Button asChild>
            <Link href={home}>{t("another")}</Link>
          </Button>
        )
      }
    >
      {batchId === null ? (
        <div className="grid grid-cols-1 gap-6">
          <ImportSteps at="file" />
          <FileEntry />
          <ImportList />
        </div>
      ) : (
        <ImportFlow key={batchId} batchId={batchId} />
      )}
    </PageFrame>
  );
}
