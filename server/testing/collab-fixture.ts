// Database, world, server and clients of a test file about the live connection, put up and taken down around it.
import { afterAll, afterEach, beforeAll } from "vitest";
import type * as Y from "yjs";
import type { CollabOptions } from "#server/collab/collab.ts";
import { setText } from "#document/texts.ts";
import { createOrigin } from "#document/origin.ts";
import { readJourney } from "#document/read.ts";
import type { TicketKind } from "#server/auth/ticket.ts";
import { TestClient } from "./collab-client.ts";
import { startTestCollab, type TestCollab } from "./collab-server.ts";
import { type CollabPerson, type CollabWorld, createCollabWorld, ticketFor } from "./collab-world.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

export interface CollabFixture {
  readonly database: TestDatabase;
  readonly world: CollabWorld;
  readonly server: TestCollab;
  /** A synced client of the world's journey, closed after the test. */
  join(
    person: CollabPerson,
    options?: { journeyId?: string; doc?: Y.Doc; server?: TestCollab },
  ): Promise<TestClient>;
  /** A socket of any kind with a ticket of its own; not waited for. */
  connect(
    person: CollabPerson,
    kind: TicketKind,
    subjectId: string,
    options?: { readonly clientId?: number | null; readonly isMute?: boolean; readonly server?: TestCollab },
  ): Promise<TestClient>;
  /** Further servers over the same database, stopped after the test. */
  another(options?: Partial<CollabOptions>): Promise<TestCollab>;
  /** Rows of a room's log. */
  logLength(journeyId: string): Promise<number>;
}

const user = createOrigin("user", "test");

export const titleIn = (doc: Y.Doc, id = "touch-1"): string | undefined =>
  readJourney(doc).touchpoints.find((one) => one.id === id)?.title;

export const retitle = (doc: Y.Doc, title: string, id = "touch-1"): void => {
  setText(doc, { collection: "touchpoints", id, field: "title" }, title, user);
};

/** Call once at the top of a test file; the parts are there from the first test on. */
export function provideCollab(options: Partial<CollabOptions> = {}): CollabFixture {
  let database: TestDatabase | undefined;
  let world: CollabWorld | undefined;
  let server: TestCollab | undefined;
  const clients: TestClient[] = [];
  const servers: TestCollab[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    world = await createCollabWorld(database.everything);
    server = await startTestCollab({ pools: database.pools, ...options });
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await Promise.all(servers.splice(0).map((one) => one.stop()));
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  const made = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("the fixture is there from the first test on");
    return part;
  };
  const fixture: CollabFixture = {
    get database() {
      return made(database);
    },
    get world() {
      return made(world);
    },
    get server() {
      return made(server);
    },
    async join(person, { journeyId = fixture.world.journeyId, doc, server: at = fixture.server } = {}) {
      const ticket = await ticketFor(person, "journey", journeyId);
      const client = new TestClient(`${at.url}/${journeyId}?ticket=${ticket}`, doc ? { doc } : {});
      clients.push(client);
      return client.ready();
    },
    async connect(
      person,
      kind,
      subjectId,
      { clientId = null, isMute = false, server: at = fixture.server } = {},
    ) {
      const ticket = await ticketFor(person, kind, subjectId, clientId);
      const path = kind === "journey" || kind === "outdated" ? subjectId : `${kind}/${subjectId}`;
      const client = new TestClient(`${at.url}/${path}?ticket=${ticket}`, { isMute });
      clients.push(client);
      return client;
    },
    async another(more = {}) {
      const one = await startTestCollab({ pools: fixture.database.pools, ...options, ...more });
      servers.push(one);
      return one;
    },
    async logLength(journeyId) {
      const [row] = await fixture.database.everything<{ count: string }[]>`
        select count(*) from room_updates where room_id = ${journeyId}`;
      return Number(row?.count ?? 0);
    },
  };
  return fixture;
}
