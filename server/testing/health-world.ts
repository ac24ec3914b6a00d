// A workspace with one journey, for the tests of its health: its read model written anew, what stands beside it, and how each
// check looks at it.
import { eq } from "drizzle-orm";
import { evidenceLinks } from "#db/schema/evidence.ts";
import { journeyNodes } from "#db/schema/journeys.ts";
import { personaLines, readings } from "#db/schema/research.ts";
import { createJourneyDoc } from "#document/create.ts";
import { nodesOf } from "#document/nodes.ts";
import { readJourney } from "#document/read.ts";
import type { CheckId } from "#domain/health-facts.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import { addDays, addMonths } from "#domain/month.ts";
import { REQUIRED_PERSONA_FIELDS } from "#domain/persona.ts";
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { dayIn } from "#server/clock.ts";
import type { TestDatabase } from "./database.ts";
import * as make from "./factories.ts";

const createCaller = createCallerFactory(appRouter);
/** The API in one person's name. */
export const as = ({ userId, email }: make.TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );
export const TODAY = dayIn("Europe/Amsterdam", new Date());
export const MONTH = TODAY.slice(0, 7);

type Touchpoint = JourneySeed["touchpoints"][number];
export const card = (id: string, phaseId: string, extra: Partial<Touchpoint> = {}): Touchpoint => ({
  id,
  phaseId,
  title: `Kaart ${id}`,
  medium: "digital",
  mediaKind: "owned",
  ...extra,
});
export const PHASES: JourneySeed["phases"] = [
  { id: "voor", name: "Zoeken", period: "before" },
  { id: "bij", name: "Kopen", period: "during" },
  { id: "na", name: "Gebruiken", period: "after" },
];
export const CARDS = [card("a", "voor"), card("b", "bij"), card("c", "na")];

/** A workspace of its own, so that what one test makes is not found by another. */
export async function makeHealthWorld(database: TestDatabase) {
  const place = await make.makeWorkspace(database);
  const { workspaceId } = place;
  const journeyId = await make.makeJourney(database, workspaceId);

  /** Writes the read model of the journey anew. */
  async function board(change: Partial<JourneySeed> = {}, seq = 1) {
    const meta = { title: "Reis", contentLocale: "nl" } as const;
    const seed: JourneySeed = { meta, phases: PHASES, touchpoints: CARDS, ...change };
    const nodes = nodesOf(readJourney(createJourneyDoc(seed)));
    await database.rows.delete(journeyNodes).where(eq(journeyNodes.journeyId, journeyId));
    for (const { nodeId, kind, parentId, data } of nodes)
      await make.makeNode(database, workspaceId, journeyId, {
        nodeId,
        kind,
        parentId,
        data: { ...data },
        seq,
      });
  }
  const get = () => as(place.owner).health.get({ journeyId });
  async function look(check: CheckId) {
    const found = (await get()).results.find((one) => one.check === check);
    if (!found) throw new Error(`no result for ${check}`);
    const wrong = found.findings.filter((one) => one.weight !== "proof");
    return {
      state: found.state,
      codes: wrong.map((one) => one.code),
      subjects: wrong.flatMap((one) => one.subjects.map((subject) => subject.id)),
      findings: found.findings,
      waiver: found.waiver,
    };
  }
  async function interview(age: number, extra: Parameters<typeof make.makeEvidence>[2] = {}, node = "a") {
    const item = { kind: "interview", observedOn: addDays(TODAY, -age), ...extra };
    const { evidenceId, quoteId } = await make.makeEvidence(database, workspaceId, item);
    const linkId = await make.linkEvidence(database, workspaceId, evidenceId, journeyId, node);
    return { evidenceId, quoteId, linkId };
  }
  /** A persona with every field filled and quoted, and three interviews. */
  async function knownPersona() {
    const personaId = await make.makePersona(database, workspaceId);
    const talks = [];
    for (const age of [1, 2, 3]) talks.push(await interview(age, { personaId }));
    for (const field of REQUIRED_PERSONA_FIELDS) {
      const id = make.newId();
      await database.rows.insert(personaLines).values({ workspaceId, personaId, id, field, text: field });
      await database.rows.insert(evidenceLinks).values({
        workspaceId,
        id: make.newId(),
        evidenceId: talks[0]?.evidenceId ?? "",
        quoteId: talks[0]?.quoteId ?? "",
        target: "persona_line",
        targetId: id,
      });
    }
    return { personaId, talks };
  }
  const measure = async (metric: Parameters<typeof make.makeMetric>[2], ...months: string[]) => {
    const metricId = await make.makeMetric(database, workspaceId, { journeyId, ...metric });
    await database.rows.delete(readings).where(eq(readings.metricId, metricId));
    for (const month of months)
      await database.rows.insert(readings).values({ workspaceId, metricId, month, value: 1 });
    return metricId;
  };
  const fund = async (channelId: string, ...months: string[]) => {
    for (const month of months) await make.makeBudget(database, workspaceId, channelId, { month });
  };
  const coming = [1, 2, 3, 4, 5, 6].map((count) => addMonths(MONTH, count));
  await board();
  return { place, workspaceId, journeyId, board, get, look, interview, knownPersona, measure, fund, coming };
}
