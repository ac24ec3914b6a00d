// The matrix as a file for a spreadsheet, in the reader's language.
"use client";
import { useLocale, useTranslations } from "next-intl";
import { useMetricWords } from "#components/metric/use-metric-words.ts";
import { localeOf } from "#components/shell/locale.ts";
import { saveCsv } from "#components/ui/save-csv.ts";
import type { MatrixCell } from "#domain/channel-matrix.ts";
import { type CsvCell, csvText } from "#domain/csv.ts";
import { useGapSentence } from "./channel-gaps.tsx";
import type { ShownMatrix } from "./matrix-figures.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";

const inEuros = (cents: number | null): number | null => (cents === null ? null : Math.round(cents) / 100);

export function useMatrixFile() {
  const t = useTranslations("channel.matrix");
  const b = useTranslations("budget");
  const media = useTranslations("channel.media");
  const locale = localeOf(useLocale()) ?? "nl";
  const gapSentence = useGapSentence();
  const { nameOf } = useChannelWords();
  const { nameOf: metricName } = useMetricWords();

  function rowsOf(plan: ChannelPlan, matrix: ShownMatrix): CsvCell[][] {
    const phases = plan.journey?.phases ?? [];
    const cells = (cell: MatrixCell): CsvCell[] => [
      cell.touchpointIds.length,
      cell.emotion,
      inEuros(cell.cents),
    ];
    const head = [
      t("channel"),
      t("kind"),
      t("medium"),
      ...[...phases.map((phase) => phase.name), t("outside")].flatMap((phase) => [
        t("file.touchpoints", { phase }),
        t("file.emotion", { phase }),
        t("file.euros", { phase }),
      ]),
      t("file.total"),
      t("file.result"),
      t("file.cost"),
      t("file.gaps"),
    ];
    return [
      head,
      ...matrix.rows.map((row) => [
        nameOf(row.channel),
        t(`file.kinds.${row.mediaKind}`),
        media(row.channel.medium === "digital" ? "digital" : "physical"),
        ...[...row.cells, row.outside].flatMap(cells),
        inEuros(row.cents),
        row.metric ? metricName(row.metric) : "",
        row.cost ? inEuros(row.cost.cents) : b("undetermined"),
        row.gaps.map((gap) => gapSentence(row, gap)).join(" · "),
      ]),
      [
        t("file.total"),
        "",
        "",
        ...matrix.phaseCents.flatMap((cents) => [null, null, inEuros(cents)]),
        inEuros(matrix.totalCents),
        "",
        "",
        "",
      ],
    ];
  }

  return (plan: ChannelPlan, matrix: ShownMatrix, month: string) => {
    saveCsv(`${t("file.name")}-${month}.csv`, csvText(rowsOf(plan, matrix), locale));
  };
}
