// Page: /{ws}/personas/{id}
// Personas beyond their lines: the mark of the customer one wishes for, groups, the place in a journey, a sentence as a line.
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceLinks, quotes } from "#db/schema/evidence.ts";
import { personaLines, personas } from "#db/schema/research.ts";
import { Scope } from "#server/auth/scope.ts";
import { createEvidence } from "#server/evidence/commands.ts";
import { listLineStrengths, quoteToLine, takeQuotedLine } from "#server/evidence/line-links.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeCustomerGroup,
  makeJourney,
  makeMember,
  makeNode,
  makePersona,
  makeProductGroup,
  makeWorkspace,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { evidenceInput } from "#domain/evidence.ts";
import {
  createPersona,
  personaFields,
  removePersona,
  restorePersona,
  setDreamPersona,
  updatePersona,
} from "./commands.ts";
import {
  createCustomerGroup,
  removeCustomerGroup,
  restoreCustomerGroup,
} from "./customer-groups/commands.ts";
import { listCustomerGroups } from "./customer-groups/queries.ts";
import { personaLifeInput, setPersonaJourney } from "./journeys/commands.ts";
import { listPersonaJourneys } from "./journeys/queries.ts";
import { removeProductGroup, restoreProductGroup } from "./product-groups/commands.ts";
import { getPersona, listPersonas } from "./queries.ts";

let database: TestDatabase;
let own: TestWorkspace;
let foreign: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  own = await makeWorkspace(database);
  foreign = await makeWorkspace(database);
});
afterAll(() => database.drop());

const inside = <T>(work: (scope: Scope) => Promise<T>, place: TestWorkspace = own): Promise<T> =>
  Scope.open(place.owner.actor, { workspaceId: place.workspaceId }, "persona.edit", work);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const fields = (part: object) => personaFields.parse({ name: "Yara", ...part });

describe("the customer one wishes for", () => {
  it("is one at most, stands first in every list, and the mark can be given back", async () => {
    const place = await makeWorkspace(database);
    const [first, second] = [
      await makePersona(database, place.workspaceId, { position: 1 }),
      await makePersona(database, place.workspaceId, { position: 2 }),
    ];
    const order = () => inside(async (scope) => (await listPersonas(scope)).map((one) => one.id), place);
    expect(await order()).toEqual([first, second]);
    expect(await inside((scope) => setDreamPersona(scope, first), place)).toEqual({ before: null });
    expect(await inside((scope) => setDreamPersona(scope, second), place)).toEqual({ before: first });
    expect(await order()).toEqual([second, first]);
    const marked = await database.rows
      .select({ id: personas.id })
      .from(personas)
      .where(and(eq(personas.workspaceId, place.workspaceId), eq(personas.isDream, true)));
    expect(marked).toEqual([{ id: second }]);
    expect(await inside((scope) => setDreamPersona(scope, null), place)).toEqual({ before: second });
    expect(await order()).toEqual([first, second]);
  });

  it("comes back from the trash without the mark, where somebody else has it meanwhile", async () => {
    const place = await makeWorkspace(database);
    const gone = await makePersona(database, place.workspaceId);
    const other = await makePersona(database, place.workspaceId);
    await inside((scope) => setDreamPersona(scope, gone), place);
    await inside((scope) => removePersona(scope, gone), place);
    await inside((scope) => setDreamPersona(scope, other), place);
    await inside((scope) => restorePersona(scope, gone), place);
    const marks = await inside(
      async (scope) => (await listPersonas(scope)).map((one) => [one.id, one.isDream]),
      place,
    );
    expect(Object.fromEntries(marks)).toEqual({ [other]: true, [gone]: false });
  });

  it("is nobody of another workspace", async () => {
    const stranger = await makePersona(database, foreign.workspaceId);
    await expect(inside((scope) => setDreamPersona(scope, stranger))).rejects.toEqual(refusal("NOT_FOUND"));
  });
});

describe("whom a persona stands for and what she buys", () => {
  it("[E4] is made up, stands for a segment and buys product groups; what she has and lacks is kept as it was said", async () => {
    const customerGroupId = await makeCustomerGroup(database, own.workspaceId);
    const product = await makeProductGroup(database, own.workspaceId);
    const devices = { phone: "lacks", computer: "has" } as const;
    const { id } = await inside((scope) =>
      createPersona(
        scope,
        fields({ customerGroupId, productGroupIds: [product], devices, generation: "boomer" }),
      ),
    );
    const stored = await inside((scope) => getPersona(scope, id));
    expect(stored).toMatchObject({
      fictional: true,
      customerGroupId,
      productGroupIds: [product],
      devices,
      generation: "boomer",
    });
    await inside((scope) => updatePersona(scope, id, fields({ fictional: false })));
    const after = await inside((scope) => getPersona(scope, id));
    expect(after).toMatchObject({
      fictional: false,
      customerGroupId: null,
      productGroupIds: [],
      devices: {},
    });
  });

  it("is found again when a group comes back", async () => {
    const product = await makeProductGroup(database, own.workspaceId);
    const { id: group } = await inside((scope) =>
      createCustomerGroup(scope, { name: "Vaste klanten", description: "", translations: {} }),
    );
    const { id } = await inside((scope) =>
      createPersona(scope, fields({ customerGroupId: group, productGroupIds: [product] })),
    );
    const groups = () => inside(async (scope) => (await listCustomerGroups(scope)).map((one) => one.id));
    const bought = () => inside(async (scope) => (await getPersona(scope, id)).productGroupIds);
    await inside((scope) => removeCustomerGroup(scope, group));
    await inside((scope) => removeProductGroup(scope, product));
    expect([await groups(), await bought()]).toEqual([expect.not.arrayContaining([group]), []]);
    await inside((scope) => restoreCustomerGroup(scope, group));
    await inside((scope) => restoreProductGroup(scope, product));
    expect([await groups(), await bought()]).toEqual([expect.arrayContaining([group]), [product]]);
  });

  it("is no group of another workspace", async () => {
    const customerGroupId = await makeCustomerGroup(database, foreign.workspaceId);
    const product = await makeProductGroup(database, foreign.workspaceId);
    await expect(
      inside((scope) => createPersona(scope, fields({ productGroupIds: [product] }))),
    ).rejects.toEqual(refusal("NOT_FOUND"));
    // the key itself carries the workspace
    await expect(inside((scope) => createPersona(scope, fields({ customerGroupId })))).rejects.toThrow();
    await expect(inside((scope) => removeCustomerGroup(scope, customerGroupId))).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
  });
});

describe("a persona in a journey", () => {
  it("is there because somebody said so, or because she stands on its board", async () => {
    const place = await makeWorkspace(database);
    const [said, shown, felt] = [
      await makePersona(database, place.workspaceId),
      await makePersona(database, place.workspaceId),
      await makePersona(database, place.workspaceId),
    ];
    const journeyId = await makeJourney(database, place.workspaceId);
    await makeNode(database, place.workspaceId, journeyId, { kind: "routes", data: { personaId: shown } });
    await makeNode(database, place.workspaceId, journeyId, {
      kind: "experiences",
      nodeId: `tp:${felt}`,
      data: {},
    });
    const life = personaLifeInput.parse({ lifecycle: "winning", goal: "Een eerste afspraak" });
    expect(await inside((scope) => setPersonaJourney(scope, said, journeyId, life), place)).toEqual({
      before: null,
    });
    const list = () => inside((scope) => listPersonaJourneys(scope), place);
    const onBoard = { journeyId, lifecycle: null, goal: "", translations: {}, isOnBoard: true };
    const listed = await list();
    expect(listed[0]).toEqual({ ...life, personaId: said, journeyId, isOnBoard: false });
    expect(listed.slice(1)).toEqual(
      expect.arrayContaining([
        { personaId: shown, ...onBoard },
        { personaId: felt, ...onBoard },
      ]),
    );
    const former = await inside((scope) => setPersonaJourney(scope, said, journeyId, null), place);
    expect(former).toEqual({ before: life });
    expect((await list()).map((one) => one.personaId).toSorted()).toEqual([shown, felt].toSorted());
    // who is both is told once
    await inside((scope) => setPersonaJourney(scope, shown, journeyId, life), place);
    expect((await list()).filter((one) => one.personaId === shown)).toEqual([
      { ...life, personaId: shown, journeyId, isOnBoard: true },
    ]);
  });

  it("is not told of a journey that names others only, nor set in one", async () => {
    const place = await makeWorkspace(database);
    const persona = await makePersona(database, place.workspaceId);
    const editor = await makeMember(database, place.workspaceId, "editor");
    const journeyId = await makeJourney(database, place.workspaceId, { visibility: "named" });
    await inside((scope) => setPersonaJourney(scope, persona, journeyId, personaLifeInput.parse({})), place);
    const as = <T>(work: (scope: Scope) => Promise<T>) =>
      Scope.open(editor.actor, { workspaceId: place.workspaceId }, "persona.edit", work);
    expect(await as(listPersonaJourneys)).toEqual([]);
    await expect(as((scope) => setPersonaJourney(scope, persona, journeyId, null))).rejects.toEqual(
      refusal("NOT_FOUND"),
    );
  });
});

describe("a sentence that becomes a line", () => {
  const sentence = "Ik zie de knop niet op mijn telefoon.";
  async function interview() {
    const item = evidenceInput.parse({
      kind: "interview",
      body: sentence,
      observedOn: "2026-11-02",
      source: "gesprek",
    });
    return (await inside((scope) => createEvidence(scope, item))).id;
  }
  const kept = async (lineId: string, quoteId: string) => [
    (await database.rows.select().from(personaLines).where(eq(personaLines.id, lineId))).length,
    (await database.rows.select().from(evidenceLinks).where(eq(evidenceLinks.targetId, lineId))).length,
    (await database.rows.select().from(quotes).where(eq(quotes.id, quoteId))).length,
  ];

  it("rests on the quote, is more than an assumption, and goes again in one step", async () => {
    const evidenceId = await interview();
    const { id: personaId } = await inside((scope) =>
      createPersona(scope, fields({ lines: [{ field: "pains", text: "Verzonnen" }] })),
    );
    const quote = {
      text: sentence,
      translations: {},
      startsAt: 0,
      endsAt: sentence.length,
      page: null,
      mark: "counts",
    } as const;
    const line = await inside((scope) =>
      quoteToLine(scope, { evidenceId, quote, quoteId: null, personaId, field: "pains" }),
    );
    const { lines } = await inside((scope) => getPersona(scope, personaId));
    expect(lines.map((one) => [one.field, one.text])).toEqual([
      ["pains", "Verzonnen"],
      ["pains", sentence],
    ]);
    const strengths = await inside((scope) => listLineStrengths(scope, personaId));
    expect(lines.map((one) => strengths[one.id]?.level)).toEqual(["assumption", "anecdotal"]);
    expect(await kept(line.lineId, line.quoteId)).toEqual([1, 1, 1]);
    await inside((scope) => takeQuotedLine(scope, line));
    expect(await kept(line.lineId, line.quoteId)).toEqual([0, 0, 0]);
  });

  it("uses a quote that is there, and leaves it there", async () => {
    const evidenceId = await interview();
    const personaId = await makePersona(database, own.workspaceId);
    const quote = {
      text: sentence,
      translations: {},
      startsAt: null,
      endsAt: null,
      page: null,
      mark: "wish",
    } as const;
    const first = await inside((scope) =>
      quoteToLine(scope, { evidenceId, quote, quoteId: null, personaId, field: "needs" }),
    );
    const second = await inside((scope) =>
      quoteToLine(scope, { evidenceId, quote: null, quoteId: first.quoteId, personaId, field: "goals" }),
    );
    expect(second).toMatchObject({ quoteId: first.quoteId, isNewQuote: false });
    await inside((scope) => takeQuotedLine(scope, second));
    expect(await kept(second.lineId, second.quoteId)).toEqual([0, 0, 1]);
  });
});
