// One cell of the matrix: how many touchpoints, what is felt there, the money and the line of its result. Pressing it shows
// those touchpoints on the board.
"use client";
import "#components/journey/board.css";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmotionDisc } from "#components/journey/emotion-disc.tsx";
import { Sparkline } from "#components/journey/sparkline.tsx";
import type { MatrixCell as Cell } from "#domain/channel-matrix.ts";
import type { MetricView } from "#server/metrics/queries.ts";
import { seriesAt } from "./matrix-figures.ts";
import { useChannelWords } from "./use-channel-words.ts";

export interface MatrixCellProps {
  cell: Cell;
  channel: string;
  phase: string;
  metrics: readonly MetricView[];
  /** The board with only these touchpoints. */
  href: string;
}

export function MatrixCell({ cell, channel, phase, metrics, href }: MatrixCellProps) {
  const t = useTranslations("channel.matrix");
  const { euros } = useChannelWords();
  const count = cell.touchpointIds.length;
  if (count === 0) {
    return (
      <span className="grid min-h-11 place-items-center text-ink-3">
        <span aria-hidden="true">·</span>
        <span className="sr-only">{t("emptyCell")}</span>
      </span>
    );
  }
  const series = seriesAt(metrics, cell.touchpointIds);
  const name = [
    t("cellOf", { channel, phase, count }),
    cell.emotion === null ? t("noEmotion") : t("emotion", { value: cell.emotion }),
    cell.cents === null ? "" : euros(cell.cents),
  ];
  return (
    <Link
      href={href}
      aria-label={name.filter(Boolean).join(", ")}
      className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-card px-1.5 py-1 hover:bg-ink/5"
    >
      <EmotionDisc number={count} value={cell.emotion} size={22} />
      {cell.cents === null ? null : <span className="text-meta text-ink-2">{euros(cell.cents)}</span>}
      {series ? <Sparkline values={series.values} target={series.target} /> : null}
    </Link>
  );
}
