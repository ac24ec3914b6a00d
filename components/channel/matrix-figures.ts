// The matrix of one journey and month as the page and its file show it: rows with their gaps, results and cost.
import {
  type BudgetFigure,
  centsOf,
  type CostPerResult,
  costPerResult,
  lineAt,
  resultOf,
  sumCents,
} from "#domain/budget.ts";
import {
  channelMatrix,
  gapsOf,
  type Matrix,
  type MatrixGap,
  type MatrixRow,
} from "#domain/channel-matrix.ts";
import type { Journey, MediaKind } from "#domain/journey.ts";
import { valueOf } from "#domain/metric.ts";
import type { MonthString } from "#domain/month.ts";
import type { ChannelView } from "#server/channels/queries.ts";
import type { MetricView } from "#server/metrics/queries.ts";
import type { ChannelPlan } from "./use-channel-plan.ts";

export interface ShownRow extends MatrixRow {
  readonly channel: ChannelView;
  readonly gaps: readonly MatrixGap[];
  readonly missingMonths: readonly string[];
  /** Personas that use it, for the gap that says nobody meets them there. */
  readonly users: readonly string[];
  readonly orphans: number;
  readonly metric: MetricView | undefined;
  readonly cost: CostPerResult | null;
}

export interface ShownMatrix extends Omit<Matrix, "rows"> {
  readonly rows: readonly ShownRow[];
}

/** What the leading persona feels at each touchpoint; where she says nothing, the first who does. */
function emotionsOf(journey: Journey | null): ReadonlyMap<string, number | null> {
  const felt = new Map<string, number | null>();
  const lead = journey?.meta.primaryPersonaId;
  for (const one of journey?.experiences ?? []) {
    if (one.value === null) continue;
    if (one.personaId === lead || !felt.has(one.touchpointId)) felt.set(one.touchpointId, one.value);
  }
  return felt;
}

export function shownMatrix(plan: ChannelPlan, month: MonthString, figure: BudgetFigure): ShownMatrix {
  const { journey, channels, lines } = plan;
  const lineOf = (channelId: string) => lineAt(lines, channelId, month);
  const matrix = channelMatrix(
    (journey?.phases ?? []).map((phase) => phase.id),
    journey?.touchpoints ?? [],
    channels.map(({ id, mediaKind }) => ({ id, mediaKind: mediaKind as MediaKind })),
    new Map(channels.map(({ id }) => [id, centsOf(lineOf(id), figure)])),
    emotionsOf(journey),
  );
  const rows = matrix.rows.flatMap((row): ShownRow[] => {
    const channel = channels.find((one) => one.id === row.channelId);
    if (!channel) return [];
    const touchpoints = plan.touchpointsOf(channel.id);
    const line = lineOf(channel.id);
    const users = plan.usersOf(channel.id).map((persona) => persona.name);
    const missingMonths = plan.missingMonthsOf(channel);
    const metric = plan.resultOf(channel.id);
    const reading = metric?.readings.find((one) => one.month === month);
    return [
      {
        ...row,
        channel,
        missingMonths,
        users,
        orphans: touchpoints.filter((one) => one.departmentId === null && one.ownerId === null).length,
        metric,
        cost: metric ? costPerResult(line?.spentCents ?? null, resultOf(reading, metric.unit)) : null,
        gaps: gapsOf({
          isUsed: users.length > 0,
          touchpoints,
          cents: sumCents([
            line?.plannedCents ?? null,
            line?.committedCents ?? null,
            line?.spentCents ?? null,
          ]),
          isMeasured: metric !== undefined || plan.isMeasured(channel.id),
          missingMonths,
        }),
      },
    ];
  });
  return { ...matrix, rows };
}

/** The figures of a metric that stands at one of these touchpoints, oldest first, and its target. */
export function seriesAt(
  metrics: readonly MetricView[],
  touchpointIds: readonly string[],
): { readonly values: readonly number[]; readonly target: number | null } | null {
  const metric = metrics.find((one) =>
    [one.touchpointId, ...one.nodeIds].some((id) => id !== null && touchpointIds.includes(id)),
  );
  if (!metric) return null;
  const values = metric.readings.flatMap((one) => valueOf(one, metric.unit) ?? []);
  return values.length < 2 ? null : { values: values.slice(-6), target: metric.target };
}
