// The channel matrix: channels by kind against the phases of one journey, with sums that equal the budget of the month.
"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ChannelIcon, MediaKindIcon } from "#components/journey/channel-icon.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Select } from "#components/ui/select.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import { BUDGET_FIGURES, type BudgetFigure } from "#domain/budget.ts";
import { centsByKind } from "#domain/channel-matrix.ts";
import type { Medium } from "#domain/journey.ts";
import { addMonths } from "#domain/month.ts";
import { MEDIA_KINDS } from "#domain/vocabulary.ts";
import { ChannelGaps } from "./channel-gaps.tsx";
import { CostWords } from "./cost-words.tsx";
import { MatrixCell } from "./matrix-cell.tsx";
import { shownMatrix } from "./matrix-figures.ts";
import { MATRIX_HEAD, MatrixTotals } from "./matrix-totals.tsx";
import { MonthStep } from "./month-step.tsx";
import { useMatrixFile } from "./use-matrix-file.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";
import { useFocusedChannel } from "./use-focused-channel.ts";
import { useTouchpointFile } from "./use-touchpoint-file.ts";
import { WideTable } from "./wide-table.tsx";

export function ChannelMatrix({
  plan,
  onJourney,
}: {
  plan: ChannelPlan;
  onJourney: (journeyId: string) => void;
}) {
  const t = useTranslations("channel.matrix");
  const kindName = useTranslations("channel.kinds");
  const b = useTranslations("budget");
  const workspace = useWorkspace();
  const { nameOf, euros } = useChannelWords();
  // A month that is over says most: its results are counted and what was spent is known.
  const over = addMonths(plan.month, -1);
  const isOverKnown = plan.lines.some((line) => line.month === over && line.spentCents !== null);
  const [month, setMonth] = useState(isOverKnown ? over : plan.month);
  const [figure, setFigure] = useState<BudgetFigure>(isOverKnown ? "spent" : "planned");
  const matrix = useMemo(() => shownMatrix(plan, month, figure), [plan, month, figure]);
  const download = useMatrixFile();
  const focused = useFocusedChannel();
  const downloadTouchpoints = useTouchpointFile(plan);
  const phases = plan.journey?.phases ?? [];
  const byKind = centsByKind(matrix.rows);
  const hasOutside = matrix.rows.some(
    (row) => row.outside.touchpointIds.length > 0 || row.outside.cents !== null,
  );
  const board = (channelId: string, phaseId: string) =>
    `/${workspace.slug}/j/${plan.slug ?? ""}?${new URLSearchParams({ channel: channelId, phase: phaseId })}`;
  const columns = phases.length + (hasOutside ? 1 : 0);

  return (
    <Panel
      title={t("title")}
      lead={phases.length === 0 ? t("noJourney") : t("lead")}
      actions={
        <>
          <Button onClick={() => download(plan, matrix, month)}>
            <Download size={16} aria-hidden />
            {t("download")}
          </Button>
          {downloadTouchpoints ? (
            <Button onClick={downloadTouchpoints}>
              <Download size={16} aria-hidden />
              {t("downloadTouchpoints")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="mb-3 flex flex-wrap items-center gap-3">
        {plan.journeys.length > 1 ? (
          <Select
            aria-label={t("journey")}
            className="w-64"
            value={plan.journeyId}
            onValueChange={onJourney}
            options={plan.journeys.map((one) => ({ value: one.id, label: one.title }))}
          />
        ) : null}
        <MonthStep month={month} onMonth={setMonth} />
        <SegmentedControl
          label={b("figure")}
          value={figure}
          onValueChange={setFigure}
          options={BUDGET_FIGURES.map((value) => ({ value, label: b(`figures.${value}`) }))}
        />
      </div>
      <WideTable label={t("title")}>
        <table className="w-full min-w-max border-collapse text-body" data-matrix="">
          <caption className="sr-only">{t("caption")}</caption>
          <thead>
            <tr className="text-left text-meta text-ink-2">
              <th scope="col" className={`${MATRIX_HEAD} py-2 pr-3 font-medium`}>
                {t("channel")}
              </th>
              {phases.map((phase, at) => (
                <th
                  key={phase.id}
                  scope="col"
                  className="border-l border-dashed border-seam px-1.5 py-2 font-medium"
                >
                  {`${at + 1} ${phase.name}`}
                </th>
              ))}
              {hasOutside ? (
                <th scope="col" className="border-l border-dashed border-seam px-1.5 py-2 font-medium">
                  {t("outside")}
                </th>
              ) : null}
              <th scope="col" className="px-3 py-2 text-right font-medium">
                {b(`figures.${figure}`)}
              </th>
              <th scope="col" className="py-2 pl-3 text-right font-medium">
                {b("costPerResult")}
              </th>
            </tr>
          </thead>
          {MEDIA_KINDS.map((kind) => {
            const rows = matrix.rows.filter((row) => row.mediaKind === kind);
            if (rows.length === 0) return null;
            return (
              <tbody key={kind}>
                <tr className="border-t border-line bg-raised text-meta">
                  <th
                    scope="rowgroup"
                    className="sticky left-0 z-10 bg-raised py-1.5 pr-3 text-left font-semibold"
                  >
                    <span className="inline-flex items-center gap-1.5">
                      <MediaKindIcon kind={kind} />
                      {kindName(kind)}
                    </span>
                  </th>
                  <td colSpan={columns} />
                  <td className="px-3 text-right font-semibold tabular-nums" data-kind-total={kind}>
                    {euros(byKind.get(kind) ?? null)}
                  </td>
                  <td />
                </tr>
                {rows.map((row) => (
                  <tr
                    key={row.channelId}
                    className="group/row border-t border-hair align-top data-focused:bg-thread-wash"
                    data-channel={row.channelId}
                    {...focused(row.channelId)}
                  >
                    <th
                      scope="row"
                      className={`${MATRIX_HEAD} group-data-focused/row:bg-thread-wash max-w-56 min-w-40 py-2 pr-3 text-left font-normal`}
                    >
                      <span className="flex items-center gap-2 text-reading">
                        <span className="text-ink-3">
                          <ChannelIcon
                            icon={row.channel.icon}
                            medium={row.channel.medium as Medium}
                            size={15}
                          />
                        </span>
                        {nameOf(row.channel)}
                      </span>
                      <ChannelGaps row={row} />
                    </th>
                    {row.cells.map((cell, at) => {
                      const phase = phases[at];
                      return (
                        <td key={phase?.id ?? at} className="border-l border-dashed border-seam p-0.5">
                          <MatrixCell
                            cell={cell}
                            channel={nameOf(row.channel)}
                            phase={phase?.name ?? ""}
                            metrics={plan.metrics}
                            href={board(row.channelId, phase?.id ?? "")}
                          />
                        </td>
                      );
                    })}
                    {hasOutside ? (
                      <td className="border-l border-dashed border-seam px-1.5 py-2 text-meta text-ink-2">
                        {row.outside.touchpointIds.length > 0
                          ? `${t("touchpoints", { count: row.outside.touchpointIds.length })} `
                          : ""}
                        {row.outside.cents === null ? "" : euros(row.outside.cents)}
                      </td>
                    ) : null}
                    <td className="px-3 py-2 text-right tabular-nums" data-row-total="">
                      {euros(row.cents)}
                    </td>
                    <td className="py-2 pl-3 text-right tabular-nums">
                      <CostWords cost={row.cost} />
                    </td>
                  </tr>
                ))}
              </tbody>
            );
          })}
          <MatrixTotals matrix={matrix} phaseIds={phases.map((phase) => phase.id)} hasOutside={hasOutside} />
        </table>
      </WideTable>
    </Panel>
  );
}
