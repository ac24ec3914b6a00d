// What is missing at a channel, in words with a mark: never by colour alone.
"use client";
import { TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { MatrixGap } from "#domain/channel-matrix.ts";
import type { ShownRow } from "./matrix-figures.ts";
import { useChannelWords } from "./use-channel-words.ts";

/** The sentences of a row's gaps. */
export function useGapSentence(): (row: ShownRow, gap: MatrixGap) => string {
  const t = useTranslations("channel.matrix.gaps");
  const format = useFormatter();
  const { monthList } = useChannelWords();
  return (row, gap) =>
    t(gap, {
      personas: format.list(row.users),
      count: gap === "orphan" ? row.orphans : row.users.length,
      months: monthList(row.missingMonths),
    });
}

export function ChannelGaps({ row }: { row: ShownRow }) {
  const sentence = useGapSentence();
  if (row.gaps.length === 0) return null;
  return (
    <ul className="mt-0.5 grid gap-0.5">
      {row.gaps.map((gap) => (
        <li key={gap} data-gap={gap} className="flex items-start gap-1 text-meta text-evidence-2">
          <TriangleAlert size={12} aria-hidden className="mt-[2px]" />
          <span>{sentence(row, gap)}</span>
        </li>
      ))}
    </ul>
  );
}
