// Writes of the money of channels. A cell is one figure of one channel in one month; writing cells back undoes them.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { channelBudgets, channelResults } from "#db/schema/budgets.ts";
import { channels, metrics } from "#db/schema/research.ts";
import { BUDGET_FIGURES, type BudgetFigure, MAX_CENTS } from "#domain/budget.ts";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";

/** An amount in cents; null empties the cell. */
export const cents = z.number().int().min(0).max(MAX_CENTS).nullable();
export const budgetCell = z.strictObject({
  channelId: id,
  month: monthString,
  figure: z.enum(BUDGET_FIGURES),
  cents,
});
export const budgetCells = z.array(budgetCell).min(1).max(1_000);
export type BudgetCell = z.infer<typeof budgetCell>;

const COLUMNS = {
  planned: "plannedCents",
  committed: "committedCents",
  spent: "spentCents",
} as const satisfies Record<BudgetFigure, string>;

/** Writes amounts into cells; of a cell that is named twice the last amount stays. @throws NOT_FOUND for a channel that is gone */
export async function setCells(scope: Scope, cells: readonly BudgetCell[]) {
  await requireChannels(scope, new Set(cells.map((cell) => cell.channelId)));
  await writeCells(scope, cells);
  const [first] = cells;
  const one = { kind: "channel", id: first?.channelId ?? null };
  await scope.audit("budget.set", one, { cells: cells.length, month: first?.month, figure: first?.figure });
  scope.bell("budget");
}

/** The write without its trail, for commands that write cells among other things. */
export async function writeCells(scope: Scope, cells: readonly BudgetCell[]): Promise<void> {
  for (const figure of BUDGET_FIGURES) {
    const column = COLUMNS[figure];
    const rows = new Map(
      cells
        .filter((cell) => cell.figure === figure)
        .map((cell) => [
          `${cell.channelId} ${cell.month}`,
          {
            workspaceId: scope.workspaceId,
            channelId: cell.channelId,
            month: cell.month,
            [column]: cell.cents,
          },
        ]),
    );
    if (rows.size === 0) continue;
    await scope.tx
      .insert(channelBudgets)
      .values([...rows.values()])
      .onConflictDoUpdate({
        target: [channelBudgets.workspaceId, channelBudgets.channelId, channelBudgets.month],
        set: {
          [column]: sql`excluded.${sql.identifier(channelBudgets[column].name)}`,
          updatedAt: sql`now()`,
        },
      });
  }
  await scope.tx
    .delete(channelBudgets)
    .where(
      and(
        eq(channelBudgets.workspaceId, scope.workspaceId),
        isNull(channelBudgets.plannedCents),
        isNull(channelBudgets.committedCents),
        isNull(channelBudgets.spentCents),
      ),
    );
}

export const resultInput = z.strictObject({ channelId: id, metricId: id.nullable() });

/** Chooses the metric that counts a channel's results; null leaves it to the channel's touchpoints again. */
export async function chooseResult(scope: Scope, { channelId, metricId }: z.infer<typeof resultInput>) {
  await requireChannels(scope, new Set([channelId]));
  if (metricId === null) {
    await scope.tx
      .delete(channelResults)
      .where(and(eq(channelResults.workspaceId, scope.workspaceId), eq(channelResults.channelId, channelId)));
  } else {
    const [metric] = await scope.tx
      .select({ id: metrics.id })
      .from(metrics)
      .where(
        and(eq(metrics.workspaceId, scope.workspaceId), eq(metrics.id, metricId), isNull(metrics.deletedAt)),
      );
    if (!metric) throw new DomainError("NOT_FOUND");
    await scope.tx
      .insert(channelResults)
      .values({ workspaceId: scope.workspaceId, channelId, metricId })
      .onConflictDoUpdate({
        target: [channelResults.workspaceId, channelResults.channelId],
        set: { metricId },
      });
  }
  await scope.audit("budget.result", { kind: "channel", id: channelId });
  scope.bell("budget");
}

/** @throws NOT_FOUND where one is not there, or removed */
export async function requireChannels(scope: Scope, channelIds: ReadonlySet<string>): Promise<void> {
  const found = await scope.tx
    .select({ id: channels.id })
    .from(channels)
    .where(
      and(
        eq(channels.workspaceId, scope.workspaceId),
        inArray(channels.id, [...channelIds]),
        isNull(channels.deletedAt),
      ),
    );
  if (found.length !== channelIds.size) throw new DomainError("NOT_FOUND");
}
