// Small workspaces full of everything a manager's page counts, drawn from a seed: also what must not count (the trash, plans, removed
// records, touchpoints whose phase is gone, months that were opened again). Written in bulk, past every wall.
import { sql } from "drizzle-orm";
import { channelBudgets } from "#db/schema/budgets.ts";
import { cycleSnapshots, cycles } from "#db/schema/cycles.ts";
import { evidence, evidenceLinks } from "#db/schema/evidence.ts";
import { customerGroups } from "#db/schema/groups.ts";
import { confirmations, journeyNodes, journeys, rooms } from "#db/schema/journeys.ts";
import {
  channels,
  dayReadings,
  metricLinks,
  metrics,
  personas,
  readings,
  taskDepartments,
  tasks,
} from "#db/schema/research.ts";
import { departments, workspaces } from "#db/schema/workspaces.ts";
import type { Journey } from "#domain/journey.ts";
import { addMonths, lastDayOfMonth, monthRange } from "#domain/month.ts";
import { marksOf, outlineOf } from "#domain/roll-up.ts";
import { Scope } from "#server/auth/scope.ts";
import { sumMonths } from "#server/metrics/days/commands.ts";
import type { TestDatabase } from "./database.ts";
import { mulberry } from "./seeded.ts";

/** The month it is; everything lies in the half year up to it, so that nothing has grown old but by rule. */
export const RANDOM_NOW = new Date("2026-11-28T12:00:00Z");
const NOW_MONTH = "2026-11";
const MONTHS = monthRange("2026-06", NOW_MONTH);
const KINDS = ["interview", "review", "ticket", "survey", "observation", "competitor", "example"] as const;
const LEVELS = ["assumption", "anecdotal", "supported", "validated"] as const;
const PHASES = 3;

export interface RandomWorkspace {
  readonly workspaceId: string;
  readonly journeyIds: readonly string[];
  readonly departmentIds: readonly string[];
  readonly personaIds: readonly string[];
  readonly groupId: string;
}

type Row<T extends { $inferInsert: object }> = T["$inferInsert"];

/** The rows of all workspaces, table by table, in the order in which they can be written. */
function drawWorkspaces(count: number, seed: number) {
  const random = mulberry(seed);
  // their own, so that the rest stays what the seed makes it
  const byDay = mulberry(seed + 1);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const chance = (part: number) => random() < part;
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error("nothing to choose from");
    return one;
  };
  const maybe = <T>(list: readonly T[]): T | null => (chance(0.2) ? null : pick(list));
  const rows = {
    workspaces: [] as Row<typeof workspaces>[],
    departments: [] as Row<typeof departments>[],
    customerGroups: [] as Row<typeof customerGroups>[],
    personas: [] as Row<typeof personas>[],
    channels: [] as Row<typeof channels>[],
    channelBudgets: [] as Row<typeof channelBudgets>[],
    journeys: [] as Row<typeof journeys>[],
    rooms: [] as Row<typeof rooms>[],
    journeyNodes: [] as Row<typeof journeyNodes>[],
    metrics: [] as Row<typeof metrics>[],
    readings: [] as Row<typeof readings>[],
    dayReadings: [] as Row<typeof dayReadings>[],
    metricLinks: [] as Row<typeof metricLinks>[],
    evidence: [] as Row<typeof evidence>[],
    evidenceLinks: [] as Row<typeof evidenceLinks>[],
    confirmations: [] as Row<typeof confirmations>[],
    tasks: [] as Row<typeof tasks>[],
    taskDepartments: [] as Row<typeof taskDepartments>[],
    cycles: [] as Row<typeof cycles>[],
    cycleSnapshots: [] as Row<typeof cycleSnapshots>[],
  };
  let serial = 0;
  const newId = (kind: string) => `${kind}${String((serial += 1)).padStart(21 - kind.length, "0")}`;
  const inTrash = (part: number) => (chance(part) ? RANDOM_NOW : null);

  /** One journey's records; the same in the read model and, drawn anew, in what was frozen. */
  function drawContent(
    place: Omit<RandomWorkspace, "journeyIds">,
    channelIds: readonly string[],
    metricIds: readonly string[],
  ) {
    const phases = Array.from({ length: PHASES }, (_, at) => ({
      id: newId("ph"),
      order: `a${at}`,
      name: `Fase ${at}`,
    }));
    const touchpoints = Array.from({ length: 2 + upTo(3) }, (_, at) => ({
      id: newId("tp"),
      // the last phase may have gone
      place: [pick([...phases.map(({ id }) => id), "gone"]), `b${at}`],
      title: `Contact ${at}`,
      departmentId: maybe(place.departmentIds),
      involvedDepartmentIds: chance(0.3) ? { [pick(place.departmentIds)]: true } : {},
      channelId: maybe(channelIds),
      state: pick(["planned", "live", "stopped"]),
    }));
    const ids = touchpoints.map(({ id }) => id);
    const experiences = ids.flatMap((touchpointId) =>
      place.personaIds.flatMap((personaId) =>
        chance(0.5) ? [{ touchpointId, personaId, value: chance(0.2) ? null : upTo(8) / 2 - 2 }] : [],
      ),
    );
    const routes = Array.from({ length: upTo(2) }, (_, at) => ({
      id: newId("rt"),
      order: `c${at}`,
      personaId: maybe(place.personaIds),
      steps: ids.filter(() => chance(0.5)),
      sharePercent: maybe([20, 50]),
    }));
    const insights = Array.from({ length: upTo(3) }, (_, at) => ({
      id: newId("in"),
      kind: pick(["pain", "opportunity", "strength"]),
      touchpointId: maybe(ids),
      place: [pick(phases).id, `d${at}`],
      title: `Inzicht ${at}`,
      severity: 1 + upTo(2),
      status: pick(["open", "open", "solved"]),
    }));
    const goals = metricIds
      .slice(0, 1)
      .map((metricId) => ({ id: newId("go"), order: "e", phaseId: pick(phases).id, metricId }));
    return { phases, touchpoints, experiences, routes, insights, goals };
  }

  const drawn = Array.from({ length: count }, (): RandomWorkspace => {
    const workspaceId = newId("ws");
    const of = { workspaceId };
    rows.workspaces.push({ id: workspaceId, slug: workspaceId, name: workspaceId });
    const departmentIds = Array.from({ length: 3 }, () => newId("dp"));
    for (const [at, id] of departmentIds.entries())
      rows.departments.push({ ...of, id, key: `d${at}`, name: `Afdeling ${at}`, color: "dept-1" });
    const groupId = newId("gr");
    rows.customerGroups.push({ ...of, id: groupId, name: "Groep" });
    const personaIds = Array.from({ length: 2 }, () => newId("pe"));
    for (const id of personaIds)
      rows.personas.push({ ...of, id, name: id, customerGroupId: chance(0.5) ? groupId : null });
    const channelIds = Array.from({ length: 3 }, () => newId("ch"));
    for (const id of channelIds) {
      rows.channels.push({
        ...of,
        id,
        name: id,
        medium: "digital",
        mediaKind: "owned",
        deletedAt: inTrash(0.1),
      });
      for (const month of MONTHS)
        if (chance(0.6))
          rows.channelBudgets.push({
            ...of,
            channelId: id,
            month,
            plannedCents: maybe([0, 10_000, 25_050]),
            spentCents: maybe([0, 9_999, 31_000]),
          });
    }
    const place = { workspaceId, departmentIds, personaIds, groupId };
    const journeyIds = Array.from({ length: 1 + upTo(2) }, () => {
      const journeyId = newId("jr");
      const there = { ...of, journeyId };
      const isGone = chance(0.1);
      rows.journeys.push({
        ...of,
        id: journeyId,
        slug: journeyId,
        title: journeyId,
        stage: chance(0.1) ? "to_be" : "as_is",
        status: chance(0.1) ? "archived" : "live",
        deletedAt: isGone ? RANDOM_NOW : null,
      });
      rows.rooms.push({ ...of, id: journeyId });
      const metricIds = Array.from({ length: upTo(3) }, () => newId("me"));
      const content = drawContent(place, channelIds, metricIds);
      const record = (kind: string, nodeId: string, data: object, isRemoved = false) =>
        rows.journeyNodes.push({
          ...there,
          nodeId,
          kind,
          data,
          seq: 1,
          removedAt: isRemoved ? RANDOM_NOW : null,
        });
      record("meta", "meta", { title: journeyId });
      for (const kind of ["phases", "routes", "insights", "goals"] as const)
        for (const one of content[kind]) record(kind, one.id, one);
      for (const one of content.touchpoints) record("touchpoints", one.id, one, chance(0.1));
      for (const one of content.experiences)
        record("experiences", `${one.touchpointId}:${one.personaId}`, one, chance(0.05));
      const touchpointIds = content.touchpoints.map(({ id }) => id);

      for (const [at, id] of metricIds.entries()) {
        const unit = pick(["percent", "count", "score5"] as const);
        rows.metrics.push({
          ...there,
          id,
          position: at,
          phaseId: pick(content.phases).id,
          name: `KPI ${at}`,
          unit,
          direction: pick(["up", "down"]),
          target: maybe([4, 50]),
          additive: byDay() < 0.8,
          deletedAt: inTrash(0.1),
        });
        for (const month of monthRange("2026-05", NOW_MONTH))
          if (chance(0.7))
            rows.readings.push(
              unit === "percent"
                ? { ...of, metricId: id, month, numerator: upTo(200), denominator: 200 + upTo(50) }
                : { ...of, metricId: id, month, value: unit === "count" ? upTo(500) : 1 + upTo(40) / 10 },
            );
        // days beside or instead of the month
        for (const day of MONTHS.flatMap((month) => (byDay() < 0.3 ? [`${month}-03`, `${month}-28`] : []))) {
          const drawn = Math.floor(byDay() * 10);
          rows.dayReadings.push(
            unit === "percent"
              ? { ...of, metricId: id, day, numerator: drawn, denominator: 10 }
              : { ...of, metricId: id, day, value: unit === "count" ? drawn : 1 + drawn / 10 },
          );
        }
        if (chance(0.5))
          rows.metricLinks.push({ ...of, metricId: id, journeyId, nodeId: pick(touchpointIds) });
      }
      for (const nodeId of touchpointIds) {
        for (let link = upTo(7); link > 0; link -= 1) {
          const evidenceId = newId("ev");
          rows.evidence.push({
            ...of,
            id: evidenceId,
            kind: pick(KINDS),
            title: evidenceId,
            source: "bron",
            observedOn: `${pick(MONTHS)}-${String(1 + upTo(27)).padStart(2, "0")}`,
            respondentKey: chance(0.4) ? `r${upTo(3)}` : null,
            deletedAt: inTrash(0.1),
          });
          rows.evidenceLinks.push({
            ...there,
            id: newId("li"),
            evidenceId,
            target: "node",
            targetId: nodeId,
            stance: chance(0.8) ? "supports" : "contradicts",
          });
        }
        if (chance(0.4))
          rows.confirmations.push({
            ...there,
            nodeId,
            confirmedBy: newId("mb"),
            confirmedOn: `${pick(MONTHS.slice(-3))}-15`,
            heldWhenGiven: chance(0.8),
          });
      }
      const firstTask = rows.tasks.length;
      for (let at = upTo(8); at > 0; at -= 1)
        rows.tasks.push({
          ...there,
          id: newId("ta"),
          title: `Taak ${at}`,
          month: pick(MONTHS.slice(-4)),
          status: pick(["open", "in_progress", "done", "carried_over"]),
          departmentId: maybe(departmentIds),
          touchpointId: maybe(touchpointIds),
          // no key: what it went on from may have been purged
          carriedFromId: chance(0.3) ? newId("ta") : null,
          deletedAt: inTrash(0.1),
        });
      // every second task has a department that only helps
      for (const { id: taskId } of rows.tasks.slice(firstTask).filter((_, at) => at % 2 === 0))
        rows.taskDepartments.push({
          workspaceId,
          taskId,
          departmentId: departmentIds[rows.taskDepartments.length % departmentIds.length] ?? "",
        });
      for (const month of MONTHS.slice(0, -1)) {
        if (chance(0.4)) continue;
        // one that was opened again keeps its snapshot and counts as open
        const isClosed = chance(0.8);
        rows.cycles.push({
          ...there,
          month,
          state: isClosed ? "closed" : "open",
          closedAt: isClosed ? RANDOM_NOW : null,
          reviewOn: lastDayOfMonth(addMonths(month, 1)),
        });
        const frozen = drawContent(place, channelIds, metricIds);
        const journey = {
          ...frozen,
          touchpoints: frozen.touchpoints.map(({ place: [phaseId], ...one }) => ({ ...one, phaseId })),
          insights: frozen.insights.map(({ place: [phaseId], ...one }) => ({ ...one, phaseId })),
        };
        const strengths = Object.fromEntries(
          frozen.touchpoints.flatMap(({ id }) =>
            chance(0.8) ? [[id, { level: pick(LEVELS), contested: false, items: 1, against: 0 }]] : [],
          ),
        );
        // a third as they are taken now, a third from before there were marks, a third from before there were outlines
        const age = rows.cycleSnapshots.length % 3;
        const outline = age < 2 ? outlineOf(journey as unknown as Journey, strengths) : null;
        rows.cycleSnapshots.push({
          ...there,
          month,
          takenAt: RANDOM_NOW,
          logSeq: 0,
          journey,
          outline,
          marks: age === 0 && outline ? marksOf(outline) : null,
          strengths,
          figures: metricIds.flatMap((metricId) =>
            chance(0.7)
              ? [
                  {
                    metricId,
                    reading: chance(0.2)
                      ? null
                      : { month, numerator: null, denominator: null, value: 1 + upTo(30) / 10 },
                  },
                ]
              : [],
          ),
          tasks: Array.from({ length: upTo(4) }, () => ({
            departmentId: maybe(departmentIds),
            touchpointId: maybe(frozen.touchpoints.map(({ id }) => id)),
            status: pick(["open", "done", "carried_over"]),
            moves: upTo(2),
          })),
          decisions: [],
          channels: [],
        });
      }
      return isGone ? null : journeyId;
    }).filter((id) => id !== null);
    return { ...place, journeyIds };
  });
  return { rows, drawn };
}

const AT_ONCE = 500;

/** Writes `count` workspaces. The same seed gives the same rows. */
export async function makeRandomWorkspaces(
  { rows: database }: Pick<TestDatabase, "rows">,
  count: number,
  seed: number,
): Promise<readonly RandomWorkspace[]> {
  const { rows, drawn } = drawWorkspaces(count, seed);
  const write = async <T extends Parameters<typeof database.insert>[0]>(table: T, all: readonly Row<T>[]) => {
    for (let from = 0; from < all.length; from += AT_ONCE)
      await database.insert(table).values(all.slice(from, from + AT_ONCE) as never);
  };
  await write(workspaces, rows.workspaces);
  await write(departments, rows.departments);
  await write(customerGroups, rows.customerGroups);
  await write(personas, rows.personas);
  await write(channels, rows.channels);
  await write(channelBudgets, rows.channelBudgets);
  await write(journeys, rows.journeys);
  await write(rooms, rows.rooms);
  await write(journeyNodes, rows.journeyNodes);
  await write(metrics, rows.metrics);
  await write(readings, rows.readings);
  await write(dayReadings, rows.dayReadings);
  for (const { workspaceId } of drawn)
    await Scope.system("test", workspaceId, (scope) =>
      sumMonths(
        scope,
        sql`select distinct d.metric_id, left(d.day, 7) as month from day_readings d
          where d.workspace_id = ${workspaceId}`,
      ),
    );
  await write(metricLinks, rows.metricLinks);
  await write(evidence, rows.evidence);
  await write(evidenceLinks, rows.evidenceLinks);
  await write(confirmations, rows.confirmations);
  await write(tasks, rows.tasks);
  await write(taskDepartments, rows.taskDepartments);
  await write(cycles, rows.cycles);
  await write(cycleSnapshots, rows.cycleSnapshots);
  return drawn;
}
