// The pitfalls beside the seven mistakes: points of attention, shown below them and never counted. They only ever warn.
import {
  attention,
  type Check,
  type CheckId,
  type HealthFacts,
  type HealthTouchpoint,
  type MistakeId,
  namesOf,
  proof,
  when,
} from "./health-facts.ts";
import { addMonths } from "./month.ts";

/** Touchpoints on an active route: one that leads somewhere. Where no route was drawn the thread passes all of them. */
function onRoutes({ routes, touchpoints }: HealthFacts): readonly HealthTouchpoint[] {
  const steps = new Set(routes.flatMap((one) => one.steps));
  return steps.size === 0 ? touchpoints : touchpoints.filter((one) => steps.has(one.id));
}

/** All customers over one comb: one persona stands for every group, or no group was ever named. */
const groups: Check = ({ groups: all, personas }) => {
  const fix = { place: "groups" } as const;
  if (all.length === 0) return [attention("noGroups", { fix })];
  const [only] = personas;
  const bare = all.filter((group) => !personas.some((one) => one.groupId === group.id));
  return [
    ...when(personas.length === 1, () =>
      attention("onePersonaForAll", {
        counts: { groups: all.length },
        subjects: namesOf(only ? [only] : []),
        fix,
      }),
    ),
    ...when(bare.length > 0, () => proof("groupsWithoutPersona", { subjects: namesOf(bare) })),
    proof("groups", { counts: { groups: all.length, personas: personas.length }, subjects: namesOf(all) }),
  ];
};

/** Too little research: more than half of the cards on active routes are assumptions. */
const research: Check = (facts, limits) => {
  const cards = onRoutes(facts);
  if (cards.length === 0) return null;
  const guessed = cards.filter((one) => one.level === "assumption");
  const counts = { assumptions: guessed.length, cards: cards.length, most: limits.assumptions };
  return [
    ...when(guessed.length * 100 > cards.length * limits.assumptions, () =>
      attention("manyAssumptions", {
        counts,
        subjects: namesOf(guessed),
        fix: { place: "touchpoint", id: guessed[0]?.id },
      }),
    ),
    proof("assumptions", { counts }),
  ];
};

/** A model that was filled in without being understood: a phase still says only what the model says. */
const model: Check = ({ phases, touchpoints }) => {
  if (phases.length === 0) return null;
  const hasOwnCard = (id: string) => touchpoints.some((one) => one.phaseId === id && !one.isExample);
  const borrowed = phases.filter((one) => !one.hasOwnGoal || !hasOwnCard(one.id));
  return [
    ...when(borrowed.length > 0, () =>
      attention("borrowedPhases", {
        subjects: namesOf(borrowed),
        fix: { place: "explanation", id: borrowed[0]?.id },
      }),
    ),
    proof("ownPhases", { counts: { own: phases.length - borrowed.length, phases: phases.length } }),
  ];
};

/** A copied journey, until each phase has evidence of its own (or, item by item, a reason why not). */
const copied: Check = ({ copiedFrom, phases, touchpoints }) => {
  if (copiedFrom === null) return null;
  const isProven = (id: string) =>
    touchpoints.some((one) => one.phaseId === id && one.level !== "assumption");
  const bare = phases.filter((one) => !isProven(one.id));
  return [
    ...when(bare.length > 0, () =>
      attention("copiedPhases", { subjects: namesOf(bare), fix: { place: "phase", id: bare[0]?.id } }),
    ),
    proof("copiedFrom", { subjects: [{ id: "source", name: copiedFrom }] }),
  ];
};

/** Money a phase of next month: a channel's money is divided evenly over its touchpoints. */
function moneyDuring({ channels, touchpoints, month }: HealthFacts): { during: number; total: number } {
  const next = addMonths(month, 1);
  let during = 0;
  let total = 0;
  for (const channel of channels) {
    const cents = channel.months.find((one) => one.month === next)?.cents ?? 0;
    const own = touchpoints.filter((one) => one.channelId === channel.id && one.period !== null);
    if (own.length === 0) continue;
    total += cents;
    during += (cents * own.filter((one) => one.period === "during").length) / own.length;
  }
  return { during, total };
}

/** Only the DO phase: too much during the purchase, or nothing before or after it. */
const phases: Check = (facts, limits) => {
  if (facts.phases.length === 0) return null;
  const live = facts.touchpoints.filter((one) => one.state === "live" && one.period !== null);
  const during = live.filter((one) => one.period === "during");
  const money = moneyDuring(facts);
  const names = facts.phases.filter((one) => one.period === "during");
  const empty = facts.phases.filter(
    (phase) => phase.period !== "during" && !facts.touchpoints.some((one) => one.phaseId === phase.id),
  );
  const most = limits.during;
  return [
    ...when(during.length * 100 > live.length * most, () =>
      attention("touchpointsDuring", {
        counts: { during: during.length, live: live.length, most },
        subjects: namesOf(names),
        fix: { place: "board" },
      }),
    ),
    ...when(money.during * 100 > money.total * most, () =>
      attention("moneyDuring", {
        counts: { percent: Math.round((money.during * 100) / money.total), most },
        subjects: namesOf(names),
        fix: { place: "budget" },
      }),
    ),
    ...when(empty.length > 0, () =>
      attention("emptyPhases", { subjects: namesOf(empty), fix: { place: "board", id: empty[0]?.id } }),
    ),
    proof("spread", { counts: { during: during.length, live: live.length } }),
  ];
};

/** Only beating the drum: a phase speaks through paid touchpoints alone and answers no customer's question. */
const drum: Check = ({ phases: all, touchpoints, answeredPhaseIds }) => {
  if (all.length === 0) return null;
  const drumming = all.filter((phase) => {
    const here = touchpoints.filter((one) => one.phaseId === phase.id);
    return (
      here.length > 0 && here.every((one) => one.mediaKind === "paid") && !answeredPhaseIds.includes(phase.id)
    );
  });
  return [
    ...when(drumming.length > 0, () =>
      attention("onlyPaid", { subjects: namesOf(drumming), fix: { place: "board", id: drumming[0]?.id } }),
    ),
    proof("answered", { counts: { phases: answeredPhaseIds.length } }),
  ];
};

/** Money without a journey: a channel is paid for and meets no customer on an active route. */
const waste: Check = (facts) => {
  const met = new Set(onRoutes(facts).flatMap((one) => one.channelId ?? []));
  const paid = facts.channels.filter((one) => one.months.length > 0);
  const wasted = paid
    .filter((one) => !met.has(one.id))
    .map(({ id, name, names, months }) => ({
      id,
      name,
      ...(names && { names }),
      cents: months.reduce((sum, one) => sum + one.cents, 0),
      months: months.map((one) => one.month),
    }));
  return [
    ...when(wasted.length > 0, () =>
      attention("moneyNowhere", {
        counts: { cents: wasted.reduce((sum, one) => sum + one.cents, 0) },
        subjects: wasted,
        fix: { place: "matrix", id: wasted[0]?.id },
      }),
    ),
    proof("moneyMet", { counts: { channels: paid.length - wasted.length, count: paid.length } }),
  ];
};

/** Channels that are over: a live touchpoint speaks where no persona on a route is any longer. */
const outdated: Check = ({ personas, routes, touchpoints, channels }) => {
  const named = new Set(routes.flatMap((one) => one.personaId ?? []));
  const walking = named.size === 0 ? personas : personas.filter((one) => named.has(one.id));
  const known = walking.filter((one) => one.channelIds !== null);
  if (known.length === 0) return null;
  const used = new Set(known.flatMap((one) => one.channelIds ?? []));
  const live = new Set(
    touchpoints.flatMap((one) =>
      one.state === "live" && one.mediaKind !== "none" && one.channelId !== null ? [one.channelId] : [],
    ),
  );
  const left = channels.filter((one) => live.has(one.id) && !used.has(one.id));
  return [
    ...when(left.length > 0, () =>
      attention("channelsLeft", {
        subjects: namesOf(left),
        fix: { place: "persona", id: known[0]?.id },
      }),
    ),
    proof("channelsUsed", { counts: { used: live.size - left.length, live: live.size } }),
  ];
};

/** Tuned to a wrong assumption: what rests on a refuted card is listed until it is edited or given a reason. */
const refuted: Check = ({ touchpoints }) => {
  const open = touchpoints
    .filter((one) => one.toRevise.length > 0)
    .map(({ id, name, names, toRevise }) => ({ id, name, ...(names && { names }), parts: toRevise }));
  return [
    ...when(open.length > 0, () =>
      attention("toRevise", { subjects: open, fix: { place: "touchpoint", id: open[0]?.id } }),
    ),
    proof("revised", { counts: { count: open.length } }),
  ];
};

export const PITFALL_CHECKS: Readonly<Record<Exclude<CheckId, MistakeId>, Check>> = {
  groups,
  research,
  model,
  copied,
  phases,
  drum,
  waste,
  outdated,
  refuted,
};
