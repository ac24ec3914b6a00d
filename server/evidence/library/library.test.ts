// Page: /{ws}/evidence
// The library at work: what is found and in which order, marks, sources, themes, forgetting a person, and who sees none of it.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidence, evidencePrivate, quotes } from "#db/schema/evidence.ts";
import { auditEntries } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { type EvidenceCursor, evidenceFilter } from "#domain/evidence-search.ts";
import { evidenceInput, quoteInput } from "#domain/evidence.ts";
import type { Action } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { addQuote, createEvidence, removeQuote } from "#server/evidence/commands.ts";
import { getEvidence } from "#server/evidence/queries.ts";
import { listJourneyStrengths } from "#server/evidence/strengths/queries.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  linkEvidence,
  makeEvidence,
  makeJourney,
  makeMember,
  makeNode,
  makeWorkspace,
  newId,
  type TestPerson,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { eraseRespondent, markQuote, setThemes } from "./commands.ts";
import {
  countLibrary,
  type LibraryPage,
  listMarks,
  listSources,
  listThemes,
  searchEvidence,
} from "./queries.ts";

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  );

describe("the library", () => {
  let database: TestDatabase;
  let home: TestWorkspace;
  let editor: TestPerson;
  let viewer: TestPerson;

  const within = <T>(
    person: TestPerson,
    workspace: TestWorkspace,
    action: Action,
    run: (scope: Scope) => Promise<T>,
  ) => Scope.open(person.actor, { workspaceId: workspace.workspaceId }, action, run);
  const here = <T>(action: Action, run: (scope: Scope) => Promise<T>) => within(editor, home, action, run);
  const search = async (filter: object = {}) =>
    (
      await here("evidence.view", (scope) => searchEvidence(scope, evidenceFilter.parse(filter), null))
    ).items.map((item) => item.title);
  const add = (over: object, ...texts: readonly object[]) =>
    here("evidence.create", (scope) =>
      createEvidence(
        scope,
        evidenceInput.parse({ kind: "interview", observedOn: "2026-10-01", source: "balie", ...over }),
        texts.map((one) => quoteInput.parse(one)),
      ),
    );

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  // Each part on a workspace of its own: what is counted here was made here.
  const begin = async () => {
    home = await makeWorkspace(database);
    editor = await makeMember(database, home.workspaceId, "editor");
    viewer = await makeMember(database, home.workspaceId, "viewer");
  };

  describe("search", () => {
    beforeAll(async () => {
      await begin();
      await add({ title: "Balie", body: "Zij boekte haar afspraken in het café.", source: "Enquête juni" });
      await add({ title: "Webshop", body: "The delivery took weeks.", language: "en" });
      await add({ title: "Apart", body: "Kort." }, { text: "De handdoeken waren versleten." });
      await add({ title: "Vertaald", body: "Iets.", translations: { "body@en": "Something about towels" } });
    });

    it("finds by the beginning and by the stem of a word, in Dutch and English, without accents or capitals", async () => {
      expect(await search({ search: "afspraak" })).toEqual(["Balie"]);
      expect(await search({ search: "BOEK" })).toEqual(["Balie"]);
      expect(await search({ search: "cafe enquete" })).toEqual(["Balie"]);
      expect(await search({ search: "deliveries" })).toEqual(["Webshop"]);
      expect(await search({ search: "towel" })).toEqual(["Vertaald"]);
      expect(await search({ search: "delivery afspraak" })).toEqual([]);
    });

    it("takes signs as nothing and words that say nothing as no condition", async () => {
      expect(await search({ search: "'; & | ! :* <->" })).toHaveLength(4);
      expect(await search({ search: "in" })).toHaveLength(4);
    });

    it("finds a quote that was typed apart, until it is removed", async () => {
      expect(await search({ search: "handdoek" })).toEqual(["Apart"]);
      const { id } = await add({ title: "Later", body: "Kort." });
      const { id: quoteId } = await here("evidence.edit", (scope) =>
        addQuote(scope, id, quoteInput.parse({ text: "Een zaklamp." })),
      );
      expect(await search({ search: "zaklamp" })).toEqual(["Later"]);
      await here("evidence.edit", (scope) => removeQuote(scope, quoteId));
      expect(await search({ search: "zaklamp" })).toEqual([]);
    });

    it("answers nothing of another workspace, and nothing to a guest or without a scope", async () => {
      const abroad = await makeWorkspace(database);
      await makeEvidence(database, abroad.workspaceId, { title: "CANARY", body: "handdoek" });
      expect(await search({ search: "handdoek" })).toEqual(["Apart"]);
      for (const [workspace, role] of [
        [home.workspaceId, "guest"],
        ["", "editor"],
      ]) {
        const seen = await database.rows.transaction(async (tx) => {
          await tx.execute(
            `select set_config('app.workspace_id', '${workspace}', true), set_config('app.role', '${role}', true)`,
          );
          return tx.execute(`select search_evidence('{}', 50)`);
        });
        expect([...seen]).toEqual([]);
      }
    });

    it("refuses a journey that is not here", async () => {
      expect(await refusal(search({ journeyId: newId() }))).toBe("NOT_FOUND");
    });
  });

  it("comes in pages, each item once: what stands under nothing first, then the newest", async () => {
    await begin();
    const journeyId = await makeJourney(database, home.workspaceId);
    const nodeId = await makeNode(database, home.workspaceId, journeyId);
    const made: string[] = [];
    for (let number = 0; number < 120; number += 1) {
      const { evidenceId } = await makeEvidence(database, home.workspaceId, {
        title: `${number}`,
        observedOn: `2026-0${1 + (number % 9)}-01`,
      });
      made.push(evidenceId);
      if (number < 63) await linkEvidence(database, home.workspaceId, evidenceId, journeyId, nodeId);
    }
    const pages: { id: string; linked: boolean; day: string }[][] = [];
    let cursor: EvidenceCursor | null = null;
    do {
      const after: EvidenceCursor | null = cursor;
      const page: LibraryPage = await here("evidence.view", (scope) =>
        searchEvidence(scope, evidenceFilter.parse({}), after),
      );
      pages.push(
        page.items.map(({ id, links, observedOn }) => ({ id, linked: links.length > 0, day: observedOn })),
      );
      cursor = page.next;
    } while (cursor !== null);
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
    const all = pages.flat();
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(made));
    expect(all.findIndex(({ linked }) => linked)).toBe(57);
    expect(all.slice(57).every(({ linked }) => linked)).toBe(true);
    for (const part of [all.slice(0, 57), all.slice(57)])
      expect(part.map(({ day }) => day)).toEqual(
        part
          .map(({ day }) => day)
          .toSorted()
          .toReversed(),
      );
    expect(await here("evidence.view", countLibrary)).toMatchObject({ items: 120, unlinked: 57 });
  });

  it("[B36] a rewarded review says so, is counted apart and can be asked for; nothing else can be rewarded", async () => {
    await begin();
    const { id } = await add({ kind: "review", title: "Beloond", body: "Top", rewarded: true });
    await add({ kind: "review", title: "Gewoon", body: "Top" });
    expect((await here("evidence.view", (scope) => getEvidence(scope, id))).rewarded).toBe(true);
    expect(await here("evidence.view", countLibrary)).toMatchObject({ reviews: 2, rewarded: 1 });
    expect(await search({ isRewardedOnly: true })).toEqual(["Beloond"]);
    const wrong = { kind: "ticket", body: "Top", rewarded: true, observedOn: "2026-10-01", source: "balie" };
    expect(evidenceInput.safeParse(wrong).success).toBe(false);
  });

  it("[E11][E21][B19] market research, a fellow entrepreneur and a competitor are kinds of their own that never raise a claim", async () => {
    await begin();
    const journeyId = await makeJourney(database, home.workspaceId);
    const nodeId = await makeNode(database, home.workspaceId, journeyId);
    for (const kind of ["market_research", "peer", "competitor"]) {
      const { id } = await add({ kind, title: kind, body: "Zo doen zij het." });
      await linkEvidence(database, home.workspaceId, id, journeyId, nodeId);
    }
    const report = (
      await Scope.open(editor.actor, { journeyId }, "evidence.view", (scope) =>
        listJourneyStrengths(scope, journeyId),
      )
    )[nodeId];
    expect(report).toMatchObject({ level: "assumption", items: 0, indirect: 3 });
    expect(await search({ kinds: ["competitor"] })).toEqual(["competitor"]);
    expect(await search({ kinds: ["peer"] })).toEqual(["peer"]);
    const { kinds } = await here("evidence.view", countLibrary);
    expect(kinds.map(({ key, count }) => [key, count])).toEqual([
      ["competitor", 1],
      ["market_research", 1],
      ["peer", 1],
    ]);
  });

  it("[E19] a sentence is marked, counted per phase and found by its mark; marking says what it was", async () => {
    await begin();
    const journeyId = await makeJourney(database, home.workspaceId);
    const phaseId = await makeNode(database, home.workspaceId, journeyId, { kind: "phases" });
    const nodeId = await makeNode(database, home.workspaceId, journeyId, { parentId: phaseId });
    const { id, quoteIds } = await add(
      { title: "Droomt", body: "Ooit een salon aan huis." },
      { text: "Ooit een salon aan huis." },
      { text: "Het uitzicht gaf de doorslag.", mark: "tipped" },
    );
    const [dream = "", tipped = ""] = quoteIds;
    await add({ title: "Anders", body: "Nee." }, { text: "Dit telt." });
    expect(await here("evidence.edit", (scope) => markQuote(scope, dream, "dream"))).toEqual({
      mark: "counts",
    });
    await linkEvidence(database, home.workspaceId, id, journeyId, nodeId);
    await database.rows.update(quotes).set({ position: 1 }).where(eq(quotes.id, tipped));
    await Scope.open(editor.actor, { journeyId }, "evidence.link", (scope) =>
      scope.tx.execute(
        `insert into evidence_links (workspace_id, id, evidence_id, quote_id, target, journey_id, target_id)
         values ('${home.workspaceId}', '${newId()}', '${id}', '${dream}', 'node', '${journeyId}', '${nodeId}')`,
      ),
    );
    expect(await here("evidence.view", listMarks)).toEqual([
      { mark: "counts", journeyId: null, phaseId: null, count: 1 },
      { mark: "dream", journeyId, phaseId, count: 1 },
      { mark: "tipped", journeyId: null, phaseId: null, count: 1 },
    ]);
    expect(await search({ mark: "dream" })).toEqual(["Droomt"]);
    expect(await search({ mark: "wish" })).toEqual([]);
    expect(await search({ journeyId, phaseId })).toEqual(["Droomt"]);
    expect(
      await refusal(within(viewer, home, "evidence.edit", (scope) => markQuote(scope, dream, "wish"))),
    ).toBe("FORBIDDEN");
  });

  it("knows of each touchpoint from what it is known: feedback, data, or one's own head", async () => {
    await begin();
    const journeyId = await makeJourney(database, home.workspaceId);
    const known = await makeNode(database, home.workspaceId, journeyId, { data: { title: "Bellen" } });
    await makeNode(database, home.workspaceId, journeyId, { data: { title: "Folder" } });
    const { evidenceId } = await makeEvidence(database, home.workspaceId, { observedOn: "2026-10-01" });
    await linkEvidence(database, home.workspaceId, evidenceId, journeyId, known);
    const { touchpoints, data } = await here("evidence.view", listSources);
    expect(
      touchpoints.map(({ title, feedback, data: figures }) => [title, feedback, figures]).toSorted(),
    ).toEqual([
      ["Bellen", 1, 0],
      ["Folder", 0, 0],
    ]);
    expect(data).toEqual({ readings: 0, metrics: 0 });
  });

  it("reads themes from the list and from the ratings, and filters by one exactly", async () => {
    await begin();
    const review = (title: string, rating: number, body: string) =>
      add({ kind: "review", title, body, rating, ratingMax: 5 });
    for (let number = 0; number < 8; number += 1) {
      await review(`Boos ${number}`, 1, "Slecht. Nooit teruggebeld. Nergens.");
      await review(`Blij ${number}`, 5, "Heerlijk geknipt.");
    }
    const read = (locale: "nl" | "en" = "nl") => here("evidence.view", (scope) => listThemes(scope, locale));
    const { documents, themes, terms } = await read();
    expect(documents).toBe(16);
    expect(themes.map(({ name, count }) => [name, count])).toEqual([["Wachten", 8]]);
    expect(terms.find((term) => term.name === "niet_teruggebeld")).toMatchObject({ side: "low", count: 8 });
    const byTheme = (kind: string, name: string) => search({ theme: { kind, name } });
    expect((await byTheme("theme", "Wachten")).every((title) => title.startsWith("Boos"))).toBe(true);
    expect(await byTheme("theme", "Waiting")).toHaveLength(8);
    expect(await byTheme("term", "heerlijk geknipt")).toHaveLength(8);
    expect(await byTheme("theme", "Bestaat niet")).toEqual([]);

    const mine = [{ name: "Knippen", keywords: ["*knipt"] }];
    expect(await here("evidence.edit", (scope) => setThemes(scope, mine))).toEqual([]);
    expect((await read("en")).themes.map(({ name, count }) => [name, count])).toEqual([["Knippen", 8]]);
    expect(await here("evidence.edit", (scope) => setThemes(scope, []))).toEqual(mine);
    expect((await read("en")).themes.map(({ name }) => name)).toEqual(["Waiting"]);
  });

  it("forgets a person for good: items, quotes and names gone, the claim lower, others untouched, the trail without a name", async () => {
    await begin();
    const journeyId = await makeJourney(database, home.workspaceId);
    const nodeId = await makeNode(database, home.workspaceId, journeyId);
    const hers = await add({ title: "Een", body: "Zij.", respondent: "R7, 41" }, { text: "Zij." });
    await add({ title: "Twee", body: "Weer zij.", respondent: "r7, 41 " });
    await add({ title: "Ander", body: "Hij.", respondent: "R8" });
    await linkEvidence(database, home.workspaceId, hers.id, journeyId, nodeId);
    const level = async () =>
      (
        await Scope.open(editor.actor, { journeyId }, "evidence.view", (scope) =>
          listJourneyStrengths(scope, journeyId),
        )
      )[nodeId]?.level;
    expect(await level()).toBe("anecdotal");
    expect(await here("evidence.delete", (scope) => eraseRespondent(scope, hers.id))).toEqual({ items: 2 });
    expect(await level()).toBe("assumption");
    expect(await search()).toEqual(["Ander"]);
    const kept = await Promise.all(
      [evidence, evidencePrivate, quotes].map((table) =>
        database.rows.select().from(table).where(eq(table.workspaceId, home.workspaceId)),
      ),
    );
    expect(kept.map((rows) => rows.length)).toEqual([1, 1, 0]);
    const trail = await database.rows
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.workspaceId, home.workspaceId));
    expect(trail.filter((entry) => entry.action === "evidence.eraseRespondent")).toHaveLength(1);
    expect(JSON.stringify([kept, trail])).not.toContain("R7, 41");
    expect(await refusal(here("evidence.delete", (scope) => eraseRespondent(scope, hers.id)))).toBe(
      "NOT_FOUND",
    );
  });
});
