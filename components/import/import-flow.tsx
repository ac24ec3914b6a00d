// One import from the file to its receipt: what is shown follows from how far the worker is.
"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ImportView } from "#server/imports/queries.ts";
import { ColumnsForm } from "./columns-form.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportReceipt } from "./import-receipt.tsx";
import { type ImportStep, ImportSteps } from "./import-steps.tsx";

/** A bell that was not heard costs this long. */
const LOOK_AGAIN_MS = 2_000;
const isWorking = (state: string | undefined) => state === "reading" || state === "importing";

export function ImportFlow({ batchId }: { batchId: string }) {
  const common = useTranslations("common");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const batch = useQuery(
    trpc.imports.get.queryOptions(
      { workspaceId: workspace.id, batchId },
      { refetchInterval: (query) => (isWorking(query.state.data?.state) ? LOOK_AGAIN_MS : false) },
    ),
  );
  if (batch.isPending) return <SkeletonLines lines={4} label={common("loading")} />;
  if (batch.isError)
    return <ErrorState onRetry={() => void batch.refetch()}>{sentence(batch.error)}</ErrorState>;
  const { state, updatedAt } = batch.data;
  // read again with other choices, it begins anew; while it is being written it stays what it is
  return <Standing key={state === "open" ? `open-${updatedAt.getTime()}` : state} batch={batch.data} />;
}

function Standing({ batch }: { batch: ImportView }) {
  const [isChoosing, setChoosing] = useState(isUnclear(batch));
  const step: ImportStep =
    batch.state === "ready" || batch.state === "undone"
      ? "receipt"
      : batch.state === "importing"
        ? "preview"
        : batch.state !== "open"
          ? "file"
          : isChoosing
            ? "columns"
            : "preview";
  return (
    <div className="grid grid-cols-1 gap-5">
      <ImportSteps at={step} />
      {batch.state === "reading" || batch.state === "importing" ? (
        <Working batch={batch} />
      ) : batch.state === "failed" ? (
        <Failed batch={batch} />
      ) : batch.state === "open" ? (
        isChoosing ? (
          <ColumnsForm batch={batch} />
        ) : (
          <ImportPreview batch={batch} onChoose={() => setChoosing(true)} />
        )
      ) : (
        <ImportReceipt batch={batch} />
      )}
    </div>
  );
}

/** True where somebody has to say something before anything can come in. */
function isUnclear({ mapping, description }: ImportView): boolean {
  if (!mapping || !description) return true;
  return (
    description.questions.length + description.missing.length > 0 || Boolean(description.source?.changed)
  );
}

function Working({ batch }: { batch: ImportView }) {
  const t = useTranslations("imports.working");
  const made = batch.receipt?.made ?? 0;
  const isImporting = batch.state === "importing";
  const words = isImporting
    ? t("importing", { written: batch.written, made })
    : t("reading", { name: batch.fileName });
  return (
    <Panel>
      <p role="status" className="mb-3 text-reading">
        {words}
      </p>
      <Progress
        value={isImporting && made > 0 ? batch.written / made : 0.1}
        label={words}
        valueText={words}
        tone="thread"
      />
      <p className="mt-3 text-body text-ink-2">{t("goOn")}</p>
    </Panel>
  );
}

function Failed({ batch }: { batch: ImportView }) {
  const t = useTranslations("imports.failures");
  const page = useTranslations("imports");
  const workspace = useWorkspace();
  const { code, line } = batch.failure ?? { code: "unexpected" as const, line: null };
  return (
    <Panel title={page("failed", { name: batch.fileName })}>
      <p role="alert" className="max-w-prose text-reading">
        {t(code)}
        {line === null ? null : ` ${page("atLine", { line })}`}
      </p>
      <p className="mt-2 mb-4 text-body text-ink-2">{page("failedLead")}</p>
      <Button asChild variant="primary">
        <Link href={`/${workspace.slug}/import`}>{page("another")}</Link>
      </Button>
    </Panel>
  );
}
