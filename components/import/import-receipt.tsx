// The last step: the receipt of an import, the way to what came in, and the way back.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { ImportView } from "#server/imports/queries.ts";
import { ReceiptCounts, ReceiptNotes } from "./receipt-counts.tsx";
import { RetentionField } from "./retention-field.tsx";

export function ImportReceipt({ batch }: { batch: ImportView }) {
  const t = useTranslations("imports.receipt");
  const reasons = useTranslations("imports.reasons");
  const format = useFormatter();
  const workspace = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [isAsking, setAsking] = useState(false);
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries(trpc.imports.pathFilter()),
          queries.invalidateQueries(trpc.evidence.pathFilter()),
          queries.invalidateQueries(trpc.metrics.pathFilter()),
          queries.invalidateQueries(trpc.journeys.pathFilter()),
        ]),
    }),
  );
  const journeys = useQuery(
    trpc.journeys.list.queryOptions(
      { workspaceId: workspace.id },
      { enabled: batch.mapping?.target === "touchpoints" },
    ),
  );
  const { receipt, mapping } = batch;
  const board =
    mapping?.target === "touchpoints"
      ? journeys.data?.find((journey) => journey.id === mapping.journeyId)?.slug
      : undefined;
  if (!receipt) return null;
  const isUndone = batch.state === "undone";
  const when = batch.undoneAt ?? batch.finishedAt ?? batch.createdAt;
  const moment = format.dateTime(when, { dateStyle: "long", timeStyle: "short" });

  async function handleUndo(): Promise<string | undefined> {
    try {
      await undo.mutateAsync({ workspaceId: workspace.id, batchId: batch.id });
      return undefined;
    } catch (error) {
      return sentence(error);
    }
  }

  return (
    <>
      <Panel
        title={isUndone ? t("undone", { name: batch.fileName }) : t("done", { name: batch.fileName })}
        lead={t("from", { source: batch.sourceName, moment })}
      >
        <ReceiptCounts receipt={receipt} target={batch.target} />
        <ReceiptNotes notes={receipt.notes} />
        {isUndone ? (
          <p className="mt-3 text-body text-ink-2">{t("undoneLead")}</p>
        ) : (
          <div className="mt-4 flex flex-wrap gap-2">
            <Button asChild variant="primary">
              {batch.target === "readings" ? (
                <Link href={`/${workspace.slug}/kpis`}>{t("toFigures")}</Link>
              ) : batch.target === "touchpoints" ? (
                <Link href={`/${workspace.slug}/${board ? `j/${board}` : "journeys"}`}>{t("toBoard")}</Link>
              ) : (
                <Link href={`/${workspace.slug}/evidence?import=${batch.id}`}>{t("toEvidence")}</Link>
              )}
            </Button>
            <Button onClick={() => setAsking(true)}>{t("undo")}</Button>
          </div>
        )}
        {batch.target === "evidence" && batch.sourceId && !isUndone ? (
          <RetentionField sourceId={batch.sourceId} months={batch.retentionMonths} />
        ) : null}
      </Panel>
      {receipt.rows.length > 0 ? (
        <Panel
          title={t("rejected")}
          lead={
            receipt.rejected > receipt.rows.length ? t("first", { count: receipt.rows.length }) : undefined
          }
        >
          <div
            role="region"
            aria-label={t("rejected")}
            tabIndex={0}
            className="max-h-96 overflow-auto -outline-offset-2"
          >
            <table className="w-full text-body">
              <thead>
                <tr className="text-left text-meta text-ink-2">
                  <th scope="col" className="p-1.5 font-semibold">
                    {t("line")}
                  </th>
                  <th scope="col" className="p-1.5 font-semibold">
                    {t("why")}
                  </th>
                  <th scope="col" className="p-1.5 font-semibold">
                    {t("cell")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {receipt.rows.map((row) => (
                  <tr key={row.line} className="border-t border-hair align-top">
                    <th scope="row" className="p-1.5 text-left font-normal tabular-nums">
                      {row.line}
                    </th>
                    <td className="p-1.5">{reasons(row.reason)}</td>
                    <td className="p-1.5 break-words">
                      {row.column === null
                        ? ""
                        : row.value === ""
                          ? row.column
                          : `${row.column}: ${row.value}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t("undoTitle")}
          description={
            batch.target === "readings"
              ? t("undoReadings", { count: receipt.made })
              : batch.target === "touchpoints"
                ? t("undoTouchpoints", { count: receipt.made })
                : t("undoEvidence", { count: receipt.made, links: batch.links })
          }
          action={t("undo")}
          onConfirm={handleUndo}
        />
      ) : null}
    </>
  );
}
