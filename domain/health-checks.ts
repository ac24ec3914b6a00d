// The seven mistakes: each a pure predicate over the facts that says what it found and where it is mended.
import {
  attention,
  type Check,
  failing,
  type HealthFacts,
  type MistakeId,
  namesOf,
  proof,
  when,
} from "./health-facts.ts";
import { addMonths, daysBetween, laterOf } from "./month.ts";

/** Mistake 1: a journey set up without talking to customers. */
const interviews: Check = ({ interviewDays, personas, today }, limits) => {
  const count = interviewDays.length;
  const [first = null, ...others] = interviewDays;
  if (first === null) return [failing("noInterviews", { fix: { place: "interview" } })];
  const age = daysBetween(others.reduce(laterOf, first), today);
  const without = personas.filter((one) => one.journeyInterviews < limits.interviewsPersona);
  return [
    ...when(count < limits.interviews, () =>
      attention("fewInterviews", {
        counts: { count, least: limits.interviews },
        fix: { place: "interview" },
      }),
    ),
    ...when(without.length > 0, () =>
      attention("personaUnheard", {
        counts: { least: limits.interviewsPersona },
        subjects: namesOf(without),
        fix: { place: "interview", id: without[0]?.id },
      }),
    ),
    ...when(age > limits.interviewDays, () =>
      attention("oldInterviews", {
        counts: { days: age, most: limits.interviewDays },
        fix: { place: "interview" },
      }),
    ),
    proof("interviews", { counts: { count, days: age } }),
  ];
};

/** Mistake 2: no data of one's own, or only what competitors do. A concullega is no competitor and plays no part here. */
const ownData: Check = ({ metrics, month, evidenceKinds, phases }, limits) => {
  const recent = metrics.filter((one) =>
    one.months.some((each) => each === month || each === addMonths(month, -1)),
  );
  const kinds = evidenceKinds.filter((kind) => kind !== "peer");
  const thin = phases.filter(
    (phase) =>
      !metrics.some(
        (one) => one.phaseIds.includes(phase.id) && new Set(one.months).size >= limits.readingMonths,
      ),
  );
  return [
    ...when(recent.length === 0, () =>
      failing("noReading", { counts: { metrics: metrics.length }, fix: { place: "metric" } }),
    ),
    ...when(kinds.length > 0 && kinds.every((kind) => kind === "competitor"), () =>
      failing("onlyCompetitors", { counts: { count: kinds.length }, fix: { place: "evidence" } }),
    ),
    ...when(thin.length > 0, () =>
      attention("phaseUnmeasured", {
        counts: { least: limits.readingMonths },
        subjects: namesOf(thin),
        fix: { place: "metric", id: thin[0]?.id },
      }),
    ),
    proof("readings", { counts: { recent: recent.length, metrics: metrics.length } }),
  ];
};

/** Mistake 3: personas nobody can picture. */
const personas: Check = (facts, limits) => {
  const all = facts.personas;
  if (all.length === 0) return [failing("noPersona", { fix: { place: "newPersona" } })];
  const blank = all.filter((one) => one.emptyFields.length > 0);
  const unquoted = all.filter((one) => one.unquotedFields.length > 0);
  const few = all.filter((one) => one.interviews < limits.personaInterviews);
  return [
    ...when(blank.length > 0, () =>
      failing("emptyFields", {
        subjects: blank.map(({ id, name, emptyFields }) => ({ id, name, fields: emptyFields })),
        fix: { place: "persona", id: blank[0]?.id },
      }),
    ),
    ...when(unquoted.length > 0, () =>
      attention("unquotedFields", {
        subjects: unquoted.map(({ id, name, unquotedFields }) => ({ id, name, fields: unquotedFields })),
        fix: { place: "persona", id: unquoted[0]?.id },
      }),
    ),
    ...when(few.length > 0, () =>
      attention("personaThin", {
        counts: { least: limits.personaInterviews },
        subjects: namesOf(few),
        fix: { place: "interview", id: few[0]?.id },
      }),
    ),
    proof("personas", { counts: { count: all.length }, subjects: namesOf(all) }),
  ];
};

/**
 * Mistake 4: not investing in the channels the journey needs. No money in any channel at all is the mistake itself. Channels
 * that are earned, and moments without us, cost no money and are not asked for it.
 */
const channels: Check = (facts) => {
  const used = new Set(facts.touchpoints.flatMap((one) => one.channelId ?? []));
  const carrying = facts.channels.filter((one) => used.has(one.id) || one.isBridge);
  const broken = carrying.filter((one) => one.missingMonths.length > 0);
  const funded = carrying.filter((one) => one.months.length > 0);
  const asked = carrying.filter(
    ({ id, mediaKind }) => used.has(id) && (mediaKind === "paid" || mediaKind === "owned"),
  );
  const unfunded = asked.filter((one) => one.months.length === 0 && !one.isBridge);
  return [
    ...when(broken.length > 0, () =>
      failing("bridgeBroken", {
        subjects: broken.map(({ id, name, names, missingMonths }) => ({
          id,
          name,
          ...(names && { names }),
          months: missingMonths,
        })),
        fix: { place: "budget", id: broken[0]?.id },
      }),
    ),
    ...when(funded.length === 0 && broken.length === 0, () =>
      failing("nothingInvested", { counts: { channels: used.size }, fix: { place: "budget" } }),
    ),
    ...when(funded.length > 0 && unfunded.length > 0, () =>
      attention("channelUnfunded", {
        subjects: namesOf(unfunded),
        fix: { place: "budget", id: unfunded[0]?.id },
      }),
    ),
    proof("funded", { counts: { funded: funded.length, count: carrying.length } }),
  ];
};

/** A strategy marked multi that covers every channel of every persona. */
function hasCoveringStrategy({ personas, strategies }: HealthFacts): boolean {
  const needed = new Set(personas.flatMap((one) => one.channelIds ?? []));
  return strategies.some(
    (one) => one.isMulti && needed.size > 0 && [...needed].every((id) => one.channelIds.includes(id)),
  );
}

/** Mistake 5: one way, where many lead to Rome. */
const strategies: Check = (facts) => {
  const routes = facts.routes.filter((one) => one.steps.length > 0).length;
  const counts = { routes, strategies: facts.strategies.length, personas: facts.personas.length };
  const isOneWay = routes < 2 && facts.strategies.length < 2 && !hasCoveringStrategy(facts);
  const unresearched = facts.strategies.filter((one) => one.interviews === 0);
  return [
    ...when(isOneWay, () => failing("oneWay", { counts, fix: { place: "strategy" } })),
    ...when(facts.personas.length === 1, () =>
      attention("onePersona", { subjects: namesOf(facts.personas), fix: { place: "newPersona" } }),
    ),
    ...when(unresearched.length > 0, () =>
      proof("strategyUnresearched", { subjects: namesOf(unresearched) }),
    ),
    proof("ways", { counts }),
  ];
};

/** Mistake 6: a journey that is marketing's only. One person alone has no departments. */
const departments: Check = (facts, limits) => {
  if (facts.isSolo) return null;
  const taking = new Set(facts.touchpoints.flatMap((one) => one.departmentIds));
  const present = facts.departments.filter((one) => taking.has(one.id));
  const missing = facts.departments.filter((one) => !taking.has(one.id) && one.key !== "other");
  const isMarketing = new Set(
    facts.departments.filter((one) => one.key === "marketing").map((one) => one.id),
  );
  const tasks = facts.taskDepartmentIds.length;
  const outside = facts.taskDepartmentIds.filter((id) => !isMarketing.has(id)).length;
  const unowned = facts.touchpoints.find((one) => one.departmentIds.length === 0) ?? facts.touchpoints[0];
  const fix = { place: "owner", id: unowned?.id } as const;
  return [
    ...when(present.length < 2, () =>
      failing("oneDepartment", { counts: { count: present.length }, subjects: namesOf(present), fix }),
    ),
    ...when(present.length >= 2 && present.length < limits.departments, () =>
      attention("fewDepartments", {
        counts: { count: present.length, least: limits.departments },
        subjects: namesOf(present),
        fix,
      }),
    ),
    ...when(tasks > 0 && outside * 100 < tasks * limits.outsideMarketing, () =>
      attention("tasksInMarketing", {
        counts: { outside, tasks, least: limits.outsideMarketing },
        fix: { place: "tasks" },
      }),
    ),
    ...when(present.length < limits.departments && missing.length > 0, () =>
      proof("missingDepartments", {
        subjects: missing.map(({ id, name, names, key }) => ({ id, name, ...(names && { names }), key })),
      }),
    ),
    proof("departments", { counts: { count: present.length, outside, tasks }, subjects: namesOf(present) }),
  ];
};

/** Mistake 7: set up once, never touched again. */
const rhythm: Check = ({ lastReview, today }, limits) => {
  const fix = { place: "review" } as const;
  if (lastReview === null) return [failing("neverReviewed", { fix })];
  const age = daysBetween(lastReview, today);
  const counts = { days: age, most: limits.reviewDays };
  return [
    ...when(age > limits.reviewLateDays, () => failing("reviewLate", { counts, fix })),
    ...when(age > limits.reviewDays && age <= limits.reviewLateDays, () =>
      attention("reviewDue", { counts, fix }),
    ),
    proof("reviewed", { counts: { days: age } }),
  ];
};

export const MISTAKE_CHECKS: Readonly<Record<MistakeId, Check>> = {
  interviews,
  ownData,
  personas,
  channels,
  strategies,
  departments,
  rhythm,
};
