// A workspace with people and one journey, written straight into the database, for tests of the live connection.
import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import * as Y from "yjs";
import { createJourneyDoc } from "#document/create.ts";
import { newId } from "#document/new-id.ts";
import type { JourneySeed } from "#domain/journey-seed.ts";
import type { MemberRole, Role } from "#domain/permissions.ts";
import { Scope } from "#server/auth/scope.ts";
import { issueTicket, type TicketKind } from "#server/auth/ticket.ts";

export interface CollabPerson {
  readonly userId: string;
  readonly sessionId: string;
  readonly memberId: string;
  readonly name: string;
}

export interface CollabWorld {
  readonly workspaceId: string;
  readonly journeyId: string;
  addPerson(role: MemberRole | "guest", name?: string): Promise<CollabPerson>;
  addJourney(seed?: JourneySeed): Promise<string>;
  setRole(person: CollabPerson, role: Role): Promise<void>;
  removePerson(person: CollabPerson): Promise<void>;
}

const SEED: JourneySeed = {
  meta: { title: "Een fiets kopen", contentLocale: "nl" },
  phases: [
    { id: "phase-1", name: "Oriënteren" },
    { id: "phase-2", name: "Kopen" },
  ],
  touchpoints: [
    { id: "touch-1", phaseId: "phase-1", title: "Website", medium: "digital", mediaKind: "owned" },
    { id: "touch-2", phaseId: "phase-2", title: "Winkel", medium: "physical", mediaKind: "owned" },
  ],
};

/** Makes the world. `everything` is a connection that passes by every wall. */
export async function createCollabWorld(everything: Sql): Promise<CollabWorld> {
  const workspaceId = newId();
  await everything`
    insert into workspaces (id, slug, name) values (${workspaceId}, ${`ws-${workspaceId.toLowerCase()}`}, 'Werkruimte')`;

  async function addJourney(seed: JourneySeed = SEED): Promise<string> {
    const journeyId = newId();
    const state = Buffer.from(Y.encodeStateAsUpdate(createJourneyDoc(seed)));
    await everything.begin(async (sql) => {
      await sql`
        insert into journeys (workspace_id, id, slug, title, published_at)
        values (${workspaceId}, ${journeyId}, ${journeyId.toLowerCase()}, ${seed.meta.title}, now())`;
      await sql`insert into rooms (workspace_id, id, last_seq) values (${workspaceId}, ${journeyId}, 1)`;
      await sql`
        insert into room_updates (workspace_id, room_id, seq, payload, actor)
        values (${workspaceId}, ${journeyId}, 1, ${state}, 'job:test')`;
    });
    return journeyId;
  }

  return {
    workspaceId,
    journeyId: await addJourney(),
    addJourney,
    async addPerson(role, name = `Persoon ${randomBytes(3).toString("hex")}`) {
      const person = { userId: newId(), sessionId: newId(), memberId: newId(), name };
      await everything`
        insert into users (id, name, email) values (${person.userId}, ${name}, ${`${person.userId}@voorbeeld.example`})`;
      await everything`
        insert into sessions (session_token, user_id, expires, id)
        values (${randomBytes(32).toString("hex")}, ${person.userId}, now() + interval '1 day', ${person.sessionId})`;
      await everything`
        insert into memberships (workspace_id, id, user_id, role, display_name)
        values (${workspaceId}, ${person.memberId}, ${person.userId}, ${role}, ${name})`;
      return person;
    },
    async setRole(person, role) {
      await everything`
        update memberships set role = ${role} where workspace_id = ${workspaceId} and id = ${person.memberId}`;
    },
    async removePerson(person) {
      await everything`
        update memberships set removed_at = now() where workspace_id = ${workspaceId} and id = ${person.memberId}`;
    },
  };
}

/** A ticket for this person, by the same way as the route's. */
export async function ticketFor(
  person: CollabPerson,
  kind: TicketKind,
  subjectId: string,
  clientId: number | null = null,
): Promise<string> {
  const actor = { kind: "user", userId: person.userId } as const;
  const request = { kind, sessionId: person.sessionId, clientId };
  const issue = (scope: Scope) => issueTicket(scope, request);
  const { ticket } = await (kind === "live"
    ? Scope.open(actor, { workspaceId: subjectId }, "workspace.view", issue)
    : Scope.open(actor, { journeyId: subjectId }, kind === "portal" ? "portal.view" : "journey.view", issue));
  return ticket;
}
