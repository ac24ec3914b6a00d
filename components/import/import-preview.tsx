// The third step: what would come in, row by row and in counts, before anything does.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import Link from "next/link";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ImportView } from "#server/imports/queries.ts";
import { PreviewTable } from "./preview-table.tsx";
import { ReceiptCounts, ReceiptNotes } from "./receipt-counts.tsx";

export function ImportPreview({ batch, onChoose }: { batch: ImportView; onChoose: () => void }) {
  const t = useTranslations("imports.preview");
  const presets = useTranslations("imports.presets");
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const format = useFormatter();
  const sentence = useErrorSentence();
  const ids = { workspaceId: workspace.id, batchId: batch.id };
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.imports.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const start = useMutation(trpc.imports.start.mutationOptions(options));
  const discard = useMutation(trpc.imports.discard.mutationOptions(options));
  const { description, receipt } = batch;
  if (!description || !receipt) return null;
  const before = description.before;
  const longDay = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const count = receipt.accepted;
  return (
    <>
      <Panel
        title={batch.fileName}
        lead={
          description.preset
            ? t("recognised", { format: presets(description.preset) })
            : description.source
              ? t("known", { source: description.source.name })
              : undefined
        }
      >
        {before ? (
          <p role="status" className="mb-3 text-reading">
            {t("before", { day: longDay(before.day) })}{" "}
            <Link className="underline" href={`/${workspace.slug}/import?batch=${before.batchId}`}>
              {t("beforeLink")}
            </Link>
          </p>
        ) : null}
        <ReceiptCounts receipt={receipt} target={batch.target} isAhead />
        <ReceiptNotes notes={receipt.notes} />
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            variant="primary"
            busy={start.isPending}
            disabled={count === 0 || before !== null}
            onClick={() => start.mutate(ids)}
          >
            {t("start", { count })}
          </Button>
          <Button onClick={onChoose}>{t("columns")}</Button>
          <Button
            busy={discard.isPending}
            onClick={() => discard.mutate(ids, { onSuccess: () => router.push(`/${workspace.slug}/import`) })}
          >
            {t("discard")}
          </Button>
        </div>
      </Panel>
      <Panel title={t("rows", { count: description.preview.length })}>
        <PreviewTable description={description} />
      </Panel>
    </>
  );
}
