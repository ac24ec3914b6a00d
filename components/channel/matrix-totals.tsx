// The matrix's foot: money a phase, and how many touchpoints of each phase are paid, owned, earned or a moment.
"use client";
import { useTranslations } from "next-intl";
import { MEDIA_KINDS } from "#domain/vocabulary.ts";
import type { ShownMatrix } from "./matrix-figures.ts";
import { useChannelWords } from "./use-channel-words.ts";

/** The first column stays in view while the phases scroll. */
export const MATRIX_HEAD = "sticky left-0 z-10 bg-surface";
const CELL = "border-l border-dashed border-seam px-2 py-2";

export interface MatrixTotalsProps {
  matrix: ShownMatrix;
  phaseIds: readonly string[];
  hasOutside: boolean;
}

export function MatrixTotals({ matrix, phaseIds, hasOutside }: MatrixTotalsProps) {
  const t = useTranslations("channel.matrix");
  const { euros } = useChannelWords();
  return (
    <tfoot>
      <tr className="border-t-2 border-line-strong font-semibold tabular-nums">
        <th scope="row" className={`${MATRIX_HEAD} py-2 pr-3 text-left`}>
          {t("perPhase")}
        </th>
        {phaseIds.map((id, at) => (
          <td key={id} className={CELL} data-phase-total="">
            {euros(matrix.phaseCents[at] ?? null)}
          </td>
        ))}
        {hasOutside ? (
          <td className={CELL} data-phase-total="">
            {euros(matrix.phaseCents.at(-1) ?? null)}
          </td>
        ) : null}
        <td className="px-3 py-2 text-right" data-total="">
          {euros(matrix.totalCents)}
        </td>
        <td />
      </tr>
      <tr className="border-t border-hair align-top text-meta text-ink-2">
        <th scope="row" className={`${MATRIX_HEAD} py-2 pr-3 text-left font-medium`}>
          {t("kindsPerPhase")}
        </th>
        {matrix.kindCounts.map((counts, at) => (
          <td key={phaseIds[at]} className={CELL} data-kind-counts="">
            {MEDIA_KINDS.map((kind) => (
              <span key={kind} className="block">
                {t(`kindCount.${kind}`, { count: counts[kind] })}
              </span>
            ))}
          </td>
        ))}
        <td colSpan={hasOutside ? 3 : 2} />
      </tr>
    </tfoot>
  );
}
