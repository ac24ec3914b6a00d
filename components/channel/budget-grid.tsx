// The month grid: an amount a channel and month, with totals a month, a channel and a media kind. One figure is edited at a time;
// the sums below show all three.
"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MediaKindIcon } from "#components/journey/channel-icon.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toastFailed } from "#components/ui/toast.tsx";
import { useCan } from "#components/workspace/workspace-context.tsx";
import {
  BUDGET_FIGURES,
  type BudgetFigure,
  centsOf,
  lineAt,
  monthsWithoutSpent,
  sumCents,
  totalOf,
} from "#domain/budget.ts";
import { commitmentOf, monthNumber } from "#domain/commitment.ts";
import { addMonths, monthRange } from "#domain/month.ts";
import { MEDIA_KINDS } from "#domain/vocabulary.ts";
import { BudgetInput } from "./budget-input.tsx";
import { MonthStep } from "./month-step.tsx";
import { readCents } from "./read-cents.ts";
import { useBudgetActions } from "./use-budget-actions.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";
import { useChannelWords } from "./use-channel-words.ts";
import { useFocusedChannel } from "./use-focused-channel.ts";
import { WideTable } from "./wide-table.tsx";

/** Two months back, this one and the coming six. */
const BACK = 2;
const SHOWN = 9;
const STEP = 3;

export function BudgetGrid({ plan }: { plan: ChannelPlan }) {
  const t = useTranslations("budget");
  const kindName = useTranslations("channel.kinds");
  const mayEdit = useCan()("budget.edit");
  const { nameOf, euros, monthName, monthList } = useChannelWords();
  const { setCells } = useBudgetActions();
  const focused = useFocusedChannel();
  const [first, setFirst] = useState(() => addMonths(plan.month, -BACK));
  const [figure, setFigure] = useState<BudgetFigure>("planned");
  const months = monthRange(first, addMonths(first, SHOWN - 1));
  const kinds = MEDIA_KINDS.filter((kind) => plan.channels.some((one) => one.mediaKind === kind));
  const ordered = kinds.flatMap((kind) => plan.channels.filter((one) => one.mediaKind === kind));
  const shown = plan.lines.filter(
    (line) => months.includes(line.month) && ordered.some((one) => one.id === line.channelId),
  );
  const open = monthsWithoutSpent(shown, plan.month);
  const amount = (channelId: string, month: string) => centsOf(lineAt(shown, channelId, month), figure);

  /** Lays a pasted table over the cells from here to the right and down. */
  function handlePaste(row: number, column: number, rows: readonly (readonly string[])[]) {
    const cells = rows.flatMap((texts, down) =>
      texts.flatMap((typed, right) => {
        const [channel, month, cents] = [ordered[row + down], months[column + right], readCents(typed)];
        return channel && month ? [{ channelId: channel.id, month, figure, cents }] : [];
      }),
    );
    const read = cells.flatMap(({ cents, ...cell }) => (cents === undefined ? [] : [{ ...cell, cents }]));
    if (read.length < cells.length) toastFailed(t("pasteWrong", { count: cells.length - read.length }));
    if (read.length > 0) setCells(read, t("pasted", { count: read.length }));
  }

  return (
    <Panel title={t("gridTitle")} lead={mayEdit ? t("gridLead") : t("gridLeadReader")}>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <SegmentedControl
          label={t("figure")}
          value={figure}
          onValueChange={setFigure}
          options={BUDGET_FIGURES.map((value) => ({ value, label: t(`figures.${value}`) }))}
        />
        <MonthStep
          month={first}
          onMonth={setFirst}
          step={STEP}
          label={t("span", {
            from: monthName(months[0] ?? first, "short"),
            to: monthName(months.at(-1) ?? first, "short"),
          })}
        />
      </div>
      <WideTable label={t("gridTitle")}>
        <table className="w-full min-w-max border-collapse text-body" data-budget-grid="">
          <caption className="sr-only">{t("gridCaption", { figure: t(`figures.${figure}`) })}</caption>
          <thead>
            <tr className="text-meta text-ink-2">
              <th scope="col" className="sticky left-0 z-10 bg-surface py-2 pr-3 text-left font-medium">
                {t("channel")}
              </th>
              {months.map((month) => (
                <th
                  key={month}
                  scope="col"
                  aria-current={month === plan.month ? "date" : undefined}
                  className="px-1.5 py-2 text-right font-medium aria-[current]:font-bold aria-[current]:text-ink"
                >
                  {monthName(month, "short")}
                </th>
              ))}
              <th scope="col" className="py-2 pl-3 text-right font-medium">
                {t("total")}
              </th>
            </tr>
          </thead>
          {kinds.map((kind) => {
            const own = ordered.filter((one) => one.mediaKind === kind);
            const ofKind = (month: string) => sumCents(own.map((one) => amount(one.id, month)));
            return (
              <tbody key={kind}>
                <tr className="border-t border-line bg-raised text-meta tabular-nums" data-kind={kind}>
                  <th
                    scope="rowgroup"
                    className="sticky left-0 z-10 bg-raised py-1.5 pr-3 text-left font-semibold"
                  >
                    <span className="inline-flex items-center gap-1.5">
                      <MediaKindIcon kind={kind} />
                      {kindName(kind)}
                    </span>
                  </th>
                  {months.map((month) => (
                    <td key={month} className="px-1.5 py-1.5 text-right">
                      {euros(ofKind(month))}
                    </td>
                  ))}
                  <td className="py-1.5 pl-3 text-right font-semibold" data-kind-total={kind}>
                    {euros(sumCents(months.map(ofKind)))}
                  </td>
                </tr>
                {own.map((channel) => {
                  const commitment = commitmentOf(plan.commitments, channel.id, plan.month);
                  const number = commitment ? monthNumber(commitment, plan.month) : null;
                  return (
                    <tr
                      key={channel.id}
                      className="group/row border-t border-hair data-focused:bg-thread-wash"
                      data-channel={channel.id}
                      {...focused(channel.id)}
                    >
                      <th
                        scope="row"
                        className="sticky left-0 z-10 max-w-52 min-w-36 bg-surface py-1 pr-3 text-left font-normal group-data-focused/row:bg-thread-wash"
                      >
                        <span className="block text-reading">{nameOf(channel)}</span>
                        {commitment && number !== null ? (
                          <span className="block text-meta text-evidence-3">
                            {t("monthOf", { number, count: commitment.months })}
                          </span>
                        ) : null}
                      </th>
                      {months.map((month, column) => {
                        const cents = amount(channel.id, month);
                        const isCommitted = plan.commitments.some(
                          (one) =>
                            one.channelId === channel.id &&
                            one.endedMonth === null &&
                            monthNumber(one, month) !== null,
                        );
                        return (
                          <td key={month} className="p-0.5 text-right tabular-nums">
                            {mayEdit ? (
                              <BudgetInput
                                key={figure}
                                cents={cents}
                                label={t("cell", {
                                  channel: nameOf(channel),
                                  month: monthName(month),
                                  figure: t(`figures.${figure}`),
                                  committed: isCommitted ? "yes" : "no",
                                })}
                                row={ordered.indexOf(channel)}
                                column={column}
                                isCommitted={isCommitted}
                                onChange={(next) =>
                                  setCells(
                                    [{ channelId: channel.id, month, figure, cents: next }],
                                    t("kept", {
                                      channel: nameOf(channel),
                                      month: monthName(month),
                                      amount: euros(next),
                                    }),
                                  )
                                }
                                onPaste={(rows) => handlePaste(ordered.indexOf(channel), column, rows)}
                              />
                            ) : (
                              <span className="px-1.5">{euros(cents)}</span>
                            )}
                          </td>
                        );
                      })}
                      <td className="py-1 pl-3 text-right tabular-nums" data-channel-total="">
                        {euros(sumCents(months.map((month) => amount(channel.id, month))))}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            );
          })}
          <tfoot>
            {BUDGET_FIGURES.map((one) => (
              <tr
                key={one}
                data-figure={one}
                className="border-t border-hair tabular-nums first:border-t-2 first:border-line-strong data-[figure]:font-medium"
              >
                <th scope="row" className="sticky left-0 z-10 bg-surface py-1.5 pr-3 text-left">
                  {t(`figures.${one}`)}
                </th>
                {months.map((month) => (
                  <td key={month} className="px-2 py-1.5 text-right" data-month-total={month}>
                    {euros(
                      totalOf(
                        shown.filter((line) => line.month === month),
                        one,
                      ),
                    )}
                  </td>
                ))}
                <td className="py-1.5 pl-3 text-right" data-total="">
                  {euros(totalOf(shown, one))}
                </td>
              </tr>
            ))}
          </tfoot>
        </table>
      </WideTable>
      {open.length > 0 ? (
        <p className="mt-3 text-meta text-ink-3">{t("incomplete", { months: monthList(open) })}</p>
      ) : null}
    </Panel>
  );
}
