// How often customers named what counts, a wish, a dream or what tipped the balance, phase by phase; a figure shows its items.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { QUOTE_MARKS, type QuoteMark } from "#domain/evidence.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import type { Narrow } from "./evidence-filter.ts";
import { useJourneyNames } from "./use-claims.ts";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly journey: string;
  readonly where: { readonly journeyId: string | null; readonly phaseId: string | null };
  readonly counts: ReadonlyMap<QuoteMark, number>;
}

export function MarksPanel({ onNarrow }: { onNarrow: Narrow }) {
  const t = useTranslations("evidence.marksPanel");
  const words = useTranslations("evidence.marks");
  const common = useTranslations("common");
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const journeys = useJourneyNames();
  const marks = useQuery(trpc.library.listMarks.queryOptions({ workspaceId }));
  if (marks.isError)
    return <ErrorState onRetry={() => void marks.refetch()}>{sentence(marks.error)}</ErrorState>;
  if (!marks.data) return <SkeletonLines label={common("loading")} />;
  const found = marks.data;
  const rowOf = (key: string, name: string, journey: string, where: Row["where"]): Row => ({
    key,
    name,
    journey,
    where,
    counts: new Map(
      found
        .filter((one) => one.journeyId === where.journeyId && one.phaseId === where.phaseId)
        .map((one) => [one.mark, one.count]),
    ),
  });
  const rows = [
    ...journeys.flatMap((journey) =>
      journey.phases.map((phase) =>
        rowOf(phase.id, phase.name, journey.title, { journeyId: journey.id, phaseId: phase.id }),
      ),
    ),
    rowOf("none", t("nowhere"), "", { journeyId: null, phaseId: null }),
  ].filter((row) => row.counts.size > 0);
  if (rows.length === 0) return <p className="text-body text-ink-2">{t("empty")}</p>;
  return (
    <div className="max-w-full overflow-x-auto" tabIndex={0} role="region" aria-label={t("caption")}>
      <table className="w-full text-body">
        <caption className="mb-2 text-left text-meta text-ink-2">{t("caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-semibold">
              {t("phase")}
            </th>
            {QUOTE_MARKS.map((mark) => (
              <th key={mark} scope="col" className="px-2 py-1 text-right font-semibold">
                {words(mark)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t border-hair">
              <th scope="row" className="py-1 pr-3 text-left font-medium">
                {row.name} <span className="text-meta font-normal text-ink-3">{row.journey}</span>
              </th>
              {QUOTE_MARKS.map((mark) => {
                const count = row.counts.get(mark) ?? 0;
                return (
                  <td key={mark} className="px-2 py-1 text-right tabular-nums">
                    {count === 0 ? (
                      <span className="px-2 text-ink-3">0</span>
                    ) : (
                      <button
                        type="button"
                        aria-label={t("show", { count, mark: words(mark), phase: row.name })}
                        onClick={() => onNarrow({ mark, ...row.where })}
                        className="min-h-7 min-w-8 rounded-tag px-2 font-medium text-link hover:bg-ink/6 pointer-coarse:min-h-11"
                      >
                        {count}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
