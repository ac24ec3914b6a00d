// Evidence in the library and under claims: what is kept, who may, and what another workspace sees of it.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personaLines } from "#db/schema/research.ts";
import { auditEntries } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { evidenceInput, lineLinkInput, nodeLinkInput, quoteInput } from "#domain/evidence.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  makeEvidence,
  makeJourney,
  makeMember,
  makeNode,
  makePersona,
  makeWorkspace,
  newId,
  type TestPerson,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import {
  attachQuote,
  confirmNode,
  createEvidence,
  linkEvidence,
  removeEvidence,
  restoreEvidence,
  unlinkEvidence,
} from "./commands.ts";
import { linkLine, listLineStrengths, unlinkLine } from "./line-links.ts";
import { getEvidence, listEvidence } from "./queries.ts";
import { listJourneyStrengths } from "./strengths/queries.ts";

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

describe("evidence", () => {
  let database: TestDatabase;
  let home: TestWorkspace;
  let abroad: TestWorkspace;
  let editor: TestPerson;
  let viewer: TestPerson;
  let commenter: TestPerson;
  let journeyId: string;
  let nodeId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await makeWorkspace(database);
    abroad = await makeWorkspace(database);
    editor = await makeMember(database, home.workspaceId, "editor");
    viewer = await makeMember(database, home.workspaceId, "viewer");
    commenter = await makeMember(database, home.workspaceId, "commenter");
    journeyId = await makeJourney(database, home.workspaceId);
    nodeId = await makeNode(database, home.workspaceId, journeyId);
  });
  afterAll(() => database.drop());

  const inWorkspace = <T>(person: TestPerson, action: Action, run: (scope: Scope) => Promise<T>) =>
    Scope.open(person.actor, { workspaceId: home.workspaceId }, action, run);
  const inJourney = <T>(person: TestPerson, action: Action, run: (scope: Scope) => Promise<T>) =>
    Scope.open(person.actor, { journeyId }, action, run);
  const note = (over: object = {}) =>
    evidenceInput.parse({
      kind: "interview",
      title: "Gesprek",
      body: "Ik heb drie keer gezocht.",
      observedOn: "2026-11-01",
      source: "balie",
      respondent: "R4, 36",
      ...over,
    });
  const levelOf = async () =>
    (await inJourney(editor, "evidence.view", (scope) => listJourneyStrengths(scope, journeyId)))[nodeId]
      ?.level;

  it("is kept whole, and says who spoke only to those who may know", async () => {
    const { id } = await inWorkspace(editor, "evidence.create", (scope) => createEvidence(scope, note()));
    const seenBy = (person: TestPerson) =>
      inWorkspace(person, "evidence.view", (scope) => getEvidence(scope, id));
    expect((await seenBy(editor)).private?.respondent).toBe("R4, 36");
    expect((await seenBy(viewer)).private).toBeNull();
    expect(JSON.stringify(await seenBy(viewer))).not.toContain("R4, 36");
  });

  it("rises and falls with what is linked; unlinking says what to put back", async () => {
    expect(await levelOf()).toBe("assumption");
    const { id } = await inWorkspace(editor, "evidence.create", (scope) => createEvidence(scope, note()));
    const { linkId, quoteId } = await inJourney(editor, "evidence.link", (scope) =>
      attachQuote(
        scope,
        journeyId,
        { evidenceId: id, nodeId, stance: "supports", weight: 2 },
        quoteInput.parse({ text: "drie keer gezocht", startsAt: 7, endsAt: 24 }),
      ),
    );
    expect(await levelOf()).toBe("anecdotal");
    await inWorkspace(editor, "evidence.delete", (scope) => removeEvidence(scope, id));
    expect(await levelOf()).toBe("assumption");
    await inWorkspace(editor, "trash.restore", (scope) => restoreEvidence(scope, id));
    expect(await levelOf()).toBe("anecdotal");
    const gone = await inJourney(editor, "evidence.link", (scope) =>
      unlinkEvidence(scope, journeyId, linkId),
    );
    expect(gone).toMatchObject({ evidenceId: id, quoteId, nodeId });
    expect(await levelOf()).toBe("assumption");
  });

  it("is one tie, however often it is made", async () => {
    const { evidenceId } = await makeEvidence(database, home.workspaceId);
    const link = nodeLinkInput.parse({ evidenceId, nodeId });
    const ids = [];
    for (let time = 0; time < 3; time += 1) {
      ids.push(await inJourney(editor, "evidence.link", (scope) => linkEvidence(scope, journeyId, link)));
    }
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  it("cannot be tied to a node that is not there, nor by somebody who may only read or comment", async () => {
    const { evidenceId } = await makeEvidence(database, home.workspaceId);
    const tie = (person: TestPerson, target: string) =>
      inJourney(person, "evidence.link", (scope) =>
        linkEvidence(scope, journeyId, nodeLinkInput.parse({ evidenceId, nodeId: target })),
      );
    expect(await refusal(tie(editor, "nergens"))).toBe("NOT_FOUND");
    expect(await refusal(tie(viewer, nodeId))).toBe("FORBIDDEN");
    expect(await refusal(tie(commenter, nodeId))).toBe("FORBIDDEN");
  });

  it("of another workspace is not found, in no list, and cannot be tied", async () => {
    const { evidenceId } = await makeEvidence(database, abroad.workspaceId, { title: "CANARY-ABROAD" });
    const mine = await inWorkspace(editor, "evidence.view", (scope) => listEvidence(scope));
    expect(JSON.stringify(mine)).not.toContain("CANARY-ABROAD");
    expect(
      await refusal(inWorkspace(editor, "evidence.view", (scope) => getEvidence(scope, evidenceId))),
    ).toBe("NOT_FOUND");
    const tie = inJourney(editor, "evidence.link", (scope) =>
      linkEvidence(scope, journeyId, nodeLinkInput.parse({ evidenceId, nodeId })),
    );
    expect(await refusal(tie)).toBe("NOT_FOUND");
  });

  it("confirmed while too little stands under it does not count later either", async () => {
    const claim = await makeNode(database, home.workspaceId, journeyId);
    await inJourney(editor, "touchpoint.confirm", (scope) => confirmNode(scope, journeyId, claim));
    for (let n = 0; n < 6; n += 1) {
      const { evidenceId } = await makeEvidence(database, home.workspaceId, {
        kind: n === 0 ? "interview" : "review",
        observedOn: "2026-10-01",
      });
      await inJourney(editor, "evidence.link", (scope) =>
        linkEvidence(scope, journeyId, nodeLinkInput.parse({ evidenceId, nodeId: claim })),
      );
    }
    const report = async () =>
      (await inJourney(editor, "evidence.view", (scope) => listJourneyStrengths(scope, journeyId)))[claim];
    expect(await report()).toMatchObject({
      level: "supported",
      confirmation: { state: "insufficient" },
      confirmable: true,
    });
    await inJourney(editor, "touchpoint.confirm", (scope) => confirmNode(scope, journeyId, claim));
    expect(await report()).toMatchObject({ level: "validated", confirmation: { state: "standing" } });
  });

  it("stands under a line of a persona too, and makes that line as sure as a touchpoint", async () => {
    const personaId = await makePersona(database, home.workspaceId);
    const [lineId, bare] = [newId(), newId()];
    await database.rows.insert(personaLines).values(
      [lineId, bare].map((id) => ({
        workspaceId: home.workspaceId,
        id,
        personaId,
        field: "pains",
        text: "x",
      })),
    );
    const strengths = () =>
      inWorkspace(editor, "evidence.view", (scope) => listLineStrengths(scope, personaId));
    const link = async (kind: string) => {
      const { evidenceId } = await makeEvidence(database, home.workspaceId, { kind });
      const tie = lineLinkInput.parse({ evidenceId, lineId });
      return inWorkspace(editor, "evidence.link", (scope) => linkLine(scope, tie));
    };
    const first = await link("interview");
    expect((await strengths())[lineId]?.level).toBe("anecdotal");
    await link("review");
    const found = await strengths();
    expect([found[lineId]?.level, found[bare]?.level]).toEqual(["supported", "assumption"]);
    const was = await inWorkspace(editor, "evidence.link", (scope) => unlinkLine(scope, first.id));
    expect((await strengths())[lineId]?.level).toBe("anecdotal");
    await inWorkspace(editor, "evidence.link", (scope) => linkLine(scope, was));
    expect((await strengths())[lineId]?.level).toBe("supported");
    const nowhere = inWorkspace(editor, "evidence.link", (scope) =>
      linkLine(scope, { ...was, lineId: newId() }),
    );
    expect(await refusal(nowhere)).toBe("NOT_FOUND");
  });

  it("leaves one entry in the audit for each thing done", async () => {
    const before = await database.rows
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, home.workspaceId));
    await inWorkspace(editor, "evidence.create", (scope) => createEvidence(scope, note()));
    const after = await database.rows
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, home.workspaceId));
    expect(after.length - before.length).toBe(1);
    expect(JSON.stringify(after)).not.toContain("R4, 36");
  });
});
