// The manager's page over several journeys: the same figures as of each one, added up, under a filter. A closed month of a journey
// counts as it was frozen. Every figure is read for all journeys at once, whatever their number.
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { personas } from "#db/schema/research.ts";
import {
  CERTAINTY_MONTHS,
  comparedMonth,
  headlineOf,
  keyMetricOf,
  TASK_MONTHS,
  taskTotals,
} from "#domain/dashboard.ts";
import { DomainError } from "#domain/errors.ts";
import { countLevels } from "#domain/cycle.ts";
import { STRENGTH_LEVELS } from "#domain/evidence-level.ts";
import { id } from "#domain/ids.ts";
import { monthString } from "#domain/journey.ts";
import { ageOf, latestReading } from "#domain/metric.ts";
import { addMonths, earlierOf, lastDayOfMonth, monthRange } from "#domain/month.ts";
import {
  isNarrow,
  type JourneyOutline,
  meanFeeling,
  outlineOf,
  painsUnder,
  phasesUnder,
  type RollUpFilter,
  touchpointsOfPersonas,
  touchpointsUnder,
} from "#domain/roll-up.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listStale } from "#server/cycles/queries.ts";
import { listLevelsOn } from "#server/evidence/strengths/queries.ts";
import { listOutlinedBoards, listVisibleJourneys } from "#server/journeys/queries.ts";
import { figureOf, untilMonth } from "#server/dashboard/queries.ts";
import { listCustomerGroups } from "#server/personas/customer-groups/queries.ts";
import { listDepartments } from "#server/workspaces/departments/queries.ts";
import { countEvidence, listFrozenMonths, listLastReadings, listTaskGroups, sumMoney } from "./rows.ts";

export const rollUpInput = z.strictObject({
  month: monthString,
  /** Null: every journey as it is now that is not archived. */
  journeyIds: z.array(id).min(1).max(200).nullable(),
  departmentId: id.nullable(),
  personaId: id.nullable(),
  customerGroupId: id.nullable(),
});
export type RollUpInput = z.infer<typeof rollUpInput>;

/** Everything the page shows. @throws NOT_FOUND where a journey is named that this person does not see */
export async function getRollUp(scope: Scope, input: RollUpInput) {
  const { month } = input;
  const [heads, filter] = await Promise.all([chooseJourneys(scope, input), readFilter(scope, input)]);
  const ids = heads.map((one) => one.id);
  const months = monthRange(addMonths(month, 1 - CERTAINTY_MONTHS), month);
  const taskMonths = monthRange(addMonths(month, 1 - TASK_MONTHS), month);
  const frozen = await listFrozenMonths(scope, ids, { months, shown: month, taskMonths });
  const frozenOf = (journeyId: string, of: string) => frozen.get(of)?.get(journeyId);
  // the rule is asked only for days on which some month still stood open
  const openMonths = months.filter((of) => of === month || ids.some((one) => !frozenOf(one, of)));
  const [boards, strengths, metrics, groups, stale] = await Promise.all([
    listOutlinedBoards(scope, ids),
    listLevelsOn(
      scope,
      ids,
      openMonths.map((of) => earlierOf(lastDayOfMonth(of), scope.today)),
    ),
    listLastReadings(scope, ids, month),
    listTaskGroups(scope, ids, taskMonths),
    listStale(scope, ids),
  ]);
  const strengthsIn = (of: string, journeyId: string) => strengths[openMonths.indexOf(of)]?.[journeyId] ?? {};
  const live = (journeyId: string, of: string): JourneyOutline =>
    outlineOf(boards.get(journeyId) ?? null, strengthsIn(of, journeyId));

  const journeys = heads.map((head) => {
    const shown = frozenOf(head.id, month);
    const outline = shown?.outline ?? live(head.id, month);
    const left = touchpointsUnder(outline, filter);
    const closed = months.filter((of) => frozenOf(head.id, of));
    const compared = comparedMonth(closed, month);
    const before = compared && frozenOf(head.id, compared);
    const theirs = filter.personaIds && touchpointsOfPersonas(outline, filter.personaIds);
    const tasks = [
      ...groups.filter((one) => one.journeyId === head.id && !frozenOf(head.id, one.month)),
      ...taskMonths.flatMap((of) => frozenOf(head.id, of)?.tasks ?? []),
    ].filter(
      (one) =>
        (filter.departmentId === null || one.departmentId === filter.departmentId) &&
        (theirs === null || (one.touchpointId !== null && theirs.has(one.touchpointId))),
    );
    return { head, shown, outline, left, compared, before, tasks };
  });

  const [evidence, money] = await Promise.all([
    countEvidence(
      scope,
      ids,
      isNarrow(filter)
        ? journeys.flatMap(({ head, left }) => left.map((one) => ({ journeyId: head.id, nodeId: one.id })))
        : null,
    ),
    sumMoney(scope, month, [
      ...new Set(journeys.flatMap(({ left }) => left.flatMap(({ channelId }) => channelId ?? []))),
    ]),
  ]);

  const figures = journeys.flatMap(({ head, shown, outline }) => {
    const known = metrics
      .filter((metric) => metric.journeyId === head.id)
      .map((metric) => untilMonth(metric, month, shown));
    return phasesUnder(outline, filter).flatMap((phase) => {
      const metric = keyMetricOf(phase.id, known, outline.goals);
      return metric ? [{ journeyId: head.id, phase, metric: figureOf(metric, scope, month) }] : [];
    });
  });
  const pains = journeys
    .flatMap(({ head, outline }) =>
      painsUnder(outline, filter).map((pain) => ({ journeyId: head.id, outline, pain, insight: pain })),
    )
    .toSorted((a, b) => b.pain.weight - a.pain.weight);
  const headline = headlineOf(
    figures.map(({ phase, metric }) => ({
      phaseId: phase.id,
      metricId: metric.id,
      state: metric.state,
      verdict: metric.verdict,
    })),
    pains,
    month,
  );
  const told = (metricId: string | undefined) => figures.filter(({ metric }) => metric.id === metricId);
  const farthest = headline.leak?.kind === "figure" ? headline.leak.metricId : undefined;
  const [pain] = pains;
  const asOf = earlierOf(lastDayOfMonth(month), scope.today);
  return {
    month,
    currentMonth: scope.month,
    isNarrow: isNarrow(filter),
    counts: {
      touchpoints: sumOf(journeys, ({ left }) => left.length),
      live: sumOf(journeys, ({ left }) => left.filter((one) => one.state === "live").length),
      evidence,
      tasks: sumOf(journeys, ({ tasks }) => taskTotals(tasks).all),
    },
    /** The two figures and the pain that the sentence names, each with its journey. */
    headline: { ...headline, pain: pain ? painOf(pain) : null },
    figures: [...told(headline.gain?.metricId), ...told(farthest)],
    journeys: journeys.map(({ head, shown, outline, left, compared, before, tasks }) => ({
      id: head.id,
      slug: head.slug,
      title: head.title,
      titleTranslations: head.titleTranslations,
      isFrozen: shown !== undefined,
      /** Days without a review, where they are more than the workspace allows. */
      staleDays: stale.find((one) => one.journeyId === head.id)?.days ?? null,
      touchpoints: left.length,
      levels: levelsOf(left),
      tasks: taskTotals(tasks),
      compared,
      // an earlier month that was never closed left no record of what was felt
      now: shown || month >= scope.month ? meanFeeling(outline, filter) : null,
      before: before ? meanFeeling(before.outline, filter) : null,
    })),
    certainty: months.map((of) => {
      const counted = heads.map(({ id: journeyId }) => {
        const was = frozenOf(journeyId, of);
        return {
          isFrozen: was !== undefined,
          levels: levelsOf(touchpointsUnder(was?.outline ?? live(journeyId, of), filter)),
        };
      });
      return {
        month: of,
        isFrozen: counted.length > 0 && counted.every((one) => one.isFrozen),
        levels: Object.fromEntries(
          STRENGTH_LEVELS.map((level) => [level, sumOf(counted, ({ levels }) => levels[level])]),
        ) as ReturnType<typeof levelsOf>,
      };
    }),
    money,
    old: {
      count: metrics.filter((metric) => {
        const shown = frozenOf(metric.journeyId, month);
        const latest = latestReading(untilMonth(metric, month, shown).readings);
        return latest === null || ageOf(latest.month, asOf).isOld;
      }).length,
      of: metrics.length,
    },
    tasks: {
      from: taskMonths[0] ?? month,
      departments: departmentsOf(journeys.flatMap(({ tasks }) => tasks)),
    },
  };
}

export type RollUpView = Awaited<ReturnType<typeof getRollUp>>;

const sumOf = <T>(list: readonly T[], size: (one: T) => number): number =>
  list.reduce((sum, one) => sum + size(one), 0);

const levelsOf = (touchpoints: JourneyOutline["touchpoints"]) =>
  countLevels(
    touchpoints.map((one) => one.id),
    Object.fromEntries(touchpoints.map((one) => [one.id, { level: one.level }])),
  );

function painOf({
  journeyId,
  outline,
  pain,
}: {
  readonly journeyId: string;
  readonly outline: JourneyOutline;
  readonly pain: JourneyOutline["pains"][number];
}) {
  const touchpoint = outline.touchpoints.find((one) => one.id === pain.touchpointId);
  const { id: insightId, title, translations } = pain;
  return {
    journeyId,
    id: insightId,
    title,
    translations,
    touchpoint: touchpoint ? { title: touchpoint.title, translations: touchpoint.translations } : null,
  };
}

/** Tasks by department, the one with most first. */
function departmentsOf(
  groups: readonly (Parameters<typeof taskTotals>[0][number] & { departmentId: string | null })[],
) {
  const ids = [...new Set(groups.map((one) => one.departmentId))];
  return ids
    .map((departmentId) => {
      const { done, open, moved, all } = taskTotals(
        groups.filter((one) => one.departmentId === departmentId),
      );
      return { departmentId, done, open, moved, all };
    })
    .filter(({ all }) => all > 0)
    .toSorted((a, b) => b.all - a.all)
    .map(({ all: _all, ...count }) => count);
}

async function chooseJourneys(scope: Scope, { journeyIds }: RollUpInput) {
  const visible = await listVisibleJourneys(scope);
  if (journeyIds === null)
    // a plan of what is to be has no figures of a month
    return visible.filter(({ stage, status }) => stage === "as_is" && status !== "archived");
  const chosen = visible.filter((one) => journeyIds.includes(one.id));
  if (chosen.length !== new Set(journeyIds).size) throw new DomainError("NOT_FOUND");
  return chosen;
}

/** @throws NOT_FOUND where the workspace has no such department, persona or group */
async function readFilter(
  scope: Scope,
  { departmentId, personaId, customerGroupId }: RollUpInput,
): Promise<RollUpFilter> {
  if (departmentId !== null) known(await listDepartments(scope), departmentId);
  if (customerGroupId !== null) known(await listCustomerGroups(scope), customerGroupId);
  if (personaId === null && customerGroupId === null) return { departmentId, personaIds: null };
  const people = await scope.tx
    .select({ id: personas.id, customerGroupId: personas.customerGroupId })
    .from(personas)
    .where(and(eq(personas.workspaceId, scope.workspaceId), isNull(personas.deletedAt)));
  if (personaId !== null) known(people, personaId);
  const left = people.filter(
    (one) =>
      (personaId === null || one.id === personaId) &&
      (customerGroupId === null || one.customerGroupId === customerGroupId),
  );
  return { departmentId, personaIds: left.map((one) => one.id) };
}

function known(rows: readonly { readonly id: string }[], wanted: string): void {
  if (!rows.some((row) => row.id === wanted)) throw new DomainError("NOT_FOUND");
}
