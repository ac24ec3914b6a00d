// The scope: proof that an actor may do an action in one workspace, and the transaction in which the database's wall stands
// around that workspace. Without a scope there is no database. Refusals are decided in scope-proof.ts.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { type AccountsDatabase, type Pools, pools, type Tx } from "#db/client.ts";
import { isUniqueViolation } from "#db/failures.ts";
import { auditEntries, mailOutbox, memberships, workspaces } from "#db/schema/workspaces.ts";
import { DomainError } from "#domain/errors.ts";
import { ID_LENGTH, idFromBytes } from "#domain/ids.ts";
import type { Action, Role } from "#domain/permissions.ts";
import { type Clock, dayIn, monthIn, systemClock } from "#server/clock.ts";
import { type Actor, actorName } from "./actor.ts";
import { followFlow, isInsideFlow } from "./flow.ts";
import {
  findJourney,
  findPlace,
  findWorkspace,
  lookupOf,
  type Place,
  provenGuards,
  type ScopeGuards,
  type ScopeTarget,
  settle,
  type Workspace,
} from "./scope-proof.ts";

export type { Actor } from "./actor.ts";
export type { ScopeTarget } from "./scope-proof.ts";

type UserActor = Extract<Actor, { kind: "user" }>;

/** A new tenant, and the person who becomes its owner. */
export type NewWorkspace = Pick<Workspace, "id" | "slug" | "name" | "kind"> &
  Partial<Pick<Workspace, "agencyId" | "timeZone" | "contentLocale">>;
export interface Founder {
  readonly memberId: string;
  readonly displayName: string;
}

/** A mail that leaves only when this transaction commits. `data` is what the template needs. */
export interface Mail {
  readonly recipient: string;
  readonly template: string;
  readonly locale: string;
  readonly data: Record<string, unknown>;
}

/** What scopes stand on; production uses the process's pools, the proven guards and the system's clock. */
export interface ScopeRuntime {
  readonly pools?: Pools;
  readonly guards?: ScopeGuards;
  readonly clock?: Clock;
}

interface Opening {
  readonly actor: Actor;
  readonly place: Place;
  readonly role: Role;
  readonly workspace: Workspace;
  readonly journeyId: string | null;
  readonly clock: Clock;
  readonly guards: ScopeGuards;
}

/** A scope of one journey. */
export type JourneyScope = Scope & { readonly journeyId: string };
/** A scope of an invitation: `invitationId` is the one whose token was shown. */
export type InvitationScope = Scope & { readonly invitationId: string };

let runtime: ScopeRuntime = {};

/** Replaces what scopes stand on, for `server/testing` only; returns what stood there before. */
export function replaceScopeRuntime(next: ScopeRuntime): ScopeRuntime {
  const before = runtime;
  runtime = next;
  return before;
}

const newId = () => idFromBytes(randomBytes(ID_LENGTH));

export class Scope {
  /** Makes the class nominal: nothing that merely looks like a scope is one. */
  readonly #proven = true;
  readonly #opening: Opening;
  readonly #bells: Map<string, string>;
  /** The transaction; every query of a noun goes through it, and it throws after the scope's end. */
  readonly tx: Tx;
  readonly openedAt: Date;

  private constructor(tx: Tx, opening: Opening, bells = new Map<string, string>()) {
    this.tx = tx;
    this.#opening = opening;
    this.#bells = bells;
    this.openedAt = opening.clock.now();
  }

  get actor(): Actor {
    return this.#opening.actor;
  }
  get workspaceId(): string {
    return this.#opening.workspace.id;
  }
  /** The tenant's own row, as it stood when the scope was opened. */
  get workspace(): Workspace {
    return this.#opening.workspace;
  }
  get role(): Role {
    return this.#opening.role;
  }
  /** Null for jobs. */
  get userId(): string | null {
    return this.actor.kind === "user" ? this.actor.userId : null;
  }
  /** The id by which content names this person (membership or agency access); null for jobs and an agency's owner. */
  get memberId(): string | null {
    return this.#opening.place.memberId;
  }
  get displayName(): string | null {
    return this.#opening.place.displayName;
  }
  get journeyId(): string | null {
    return this.#opening.journeyId;
  }
  get invitationId(): string | null {
    return this.#opening.place.subjectId;
  }
  /** One instant for the whole scope. */
  get now(): Date {
    return this.openedAt;
  }
  /** The day in the workspace's time zone, `yyyy-mm-dd`. */
  get today(): string {
    return dayIn(this.workspace.timeZone, this.openedAt);
  }
  /** The month in the workspace's time zone, `yyyy-mm`. */
  get month(): string {
    return monthIn(this.workspace.timeZone, this.openedAt);
  }

  /**
   * Proves a further right in this scope.
   * @throws FORBIDDEN
   */
  allow(action: Action): void {
    this.#opening.guards.allow(this.role, action);
  }

  /**
   * The same scope and transaction, narrowed to one of the workspace's journeys.
   * @throws NOT_FOUND where this person does not see it; FORBIDDEN without the right
   */
  async enter(journeyId: string, action: Action): Promise<JourneyScope> {
    const { guards, place } = this.#opening;
    const who = { userId: this.userId, memberId: place.memberId };
    guards.admitToJourney(this.role, await findJourney(this.tx, this.workspaceId, journeyId, who), action);
    this.allow(action);
    return new Scope(this.tx, { ...this.#opening, journeyId }, this.#bells) as JourneyScope;
  }

  /** Writes the trail in the same transaction. `detail` never holds a secret or a text a customer said. */
  async audit(
    action: string,
    subject: { readonly kind: string; readonly id: string | null },
    detail: Record<string, unknown> = {},
  ): Promise<void> {
    await this.tx.insert(auditEntries).values({
      workspaceId: this.workspaceId,
      id: newId(),
      xid: sql`(pg_current_xact_id()::text)::bigint`,
      actorKind: this.actor.kind,
      actorId: actorName(this.actor),
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      detail,
    });
  }

  /** Rings after commit, without content: whoever looks at the noun reads again under their own rights. */
  bell(noun: string, journeyId: string | null = this.journeyId): void {
    const payload = JSON.stringify({ w: this.workspaceId, j: journeyId, n: noun });
    this.#bells.set(payload, payload);
  }

  /** Puts mails in the outbox; the worker sends each, at least once. */
  async mail(...mails: readonly Mail[]): Promise<void> {
    const [createdAt, nextTryAt] = [this.now, this.now];
    const rows = mails.map((mail) => ({
      workspaceId: this.workspaceId,
      id: newId(),
      createdAt,
      nextTryAt,
      ...mail,
    }));
    await this.tx.insert(mailOutbox).values(rows);
  }

  /**
   * Opens a scope and runs one transaction in it. Strangers get NOT_FOUND, members without the right FORBIDDEN; a journey must
   * exist, not lie in the trash (but for `trash.*`) and be visible to this person.
   */
  static open<T>(
    actor: Actor,
    target: { readonly journeyId: string },
    action: Action,
    run: (scope: JourneyScope) => Promise<T>,
  ): Promise<T>;
  static open<T>(
    actor: Actor,
    target: ScopeTarget,
    action: Action,
    run: (scope: Scope) => Promise<T>,
  ): Promise<T>;
  static open<T>(
    actor: Actor,
    target: ScopeTarget,
    action: Action,
    run: (scope: JourneyScope) => Promise<T>,
  ): Promise<T> {
    const guards = runtime.guards ?? provenGuards;
    return transaction(async (tx, clock) => {
      if (actor.kind !== "user") throw new DomainError("NOT_FOUND");
      const { kind, key } = lookupOf(target);
      const [, place] = await Promise.all([
        settle(tx, { user: actor.userId, actor }),
        findPlace(tx, kind, key, actor.userId),
      ]);
      if (!place) throw new DomainError("NOT_FOUND");
      const role = guards.admit(place);
      const journeyId = "journeyId" in target ? target.journeyId : null;
      const [, workspace, journey] = await Promise.all([
        settle(tx, { user: actor.userId, actor, workspace: place.workspaceId, role }),
        findWorkspace(tx, place.workspaceId),
        journeyId
          ? findJourney(tx, place.workspaceId, journeyId, { userId: actor.userId, memberId: place.memberId })
          : null,
      ]);
      if (!workspace || workspace.deletedAt) throw new DomainError("NOT_FOUND");
      if (journeyId) guards.admitToJourney(role, journey, action);
      guards.allow(role, action);
      return Scope.#run(tx, { actor, place, role, workspace, journeyId, clock, guards }, run);
    });
  }

  /** A job's scope of one workspace, deleted ones included (they are what some jobs are for). */
  static system<T>(job: string, workspaceId: string, run: (scope: Scope) => Promise<T>): Promise<T> {
    const actor = { kind: "system", job } as const;
    return transaction(async (tx, clock) => {
      const [, workspace] = await Promise.all([
        settle(tx, { actor, workspace: workspaceId, role: "system" }),
        findWorkspace(tx, workspaceId),
      ]);
      if (!workspace) throw new DomainError("NOT_FOUND");
      return Scope.#run(
        tx,
        {
          actor,
          place: noPlace(workspaceId),
          role: "system",
          workspace,
          journeyId: null,
          clock,
          guards: provenGuards,
        },
        run,
      );
    });
  }

  /**
   * Opens the workspace an invitation leads to, for showing and accepting it. Whether it is still valid, and for whom, is for
   * the caller to say; the bearer of the token gets the role `system` here, so nothing but the invitation's own commands may
   * use this.
   * @param hash SHA-256 of the token
   */
  static invited<T>(actor: Actor, hash: Buffer, run: (scope: InvitationScope) => Promise<T>): Promise<T> {
    return transaction(async (tx, clock) => {
      const userId = actor.kind === "user" ? actor.userId : "";
      const [, place] = await Promise.all([
        settle(tx, { user: userId, actor }),
        findPlace(tx, "invitation_hash", hash.toString("hex"), userId),
      ]);
      if (!place) throw new DomainError("NOT_FOUND");
      const [, workspace] = await Promise.all([
        settle(tx, { user: userId, actor, workspace: place.workspaceId, role: "system" }),
        findWorkspace(tx, place.workspaceId),
      ]);
      if (!workspace || workspace.deletedAt) throw new DomainError("NOT_FOUND");
      return Scope.#run(
        tx,
        { actor, place, role: "system", workspace, journeyId: null, clock, guards: provenGuards },
        run,
      );
    });
  }

  /**
   * Founds a workspace: makes its row and its owner, then runs on in its scope. For a client of an agency the founder must be
   * owner or admin of that agency (else NOT_FOUND). SLUG_TAKEN also where the slug once was another's.
   */
  static found<T>(
    actor: UserActor,
    made: NewWorkspace,
    founder: Founder,
    run: (scope: Scope) => Promise<T>,
  ): Promise<T> {
    return transaction(async (tx, clock) => {
      const [, agency, taken] = await Promise.all([
        settle(tx, { user: actor.userId, actor }),
        made.agencyId ? findPlace(tx, "workspace", made.agencyId, actor.userId) : null,
        findPlace(tx, "workspace_slug", made.slug, actor.userId),
      ]);
      if (made.agencyId && agency?.role !== "owner" && agency?.role !== "admin")
        throw new DomainError("NOT_FOUND");
      if (taken) throw new DomainError("SLUG_TAKEN");
      await settle(tx, { user: actor.userId, actor, workspace: made.id, role: "owner" });
      const [workspace] = await tx.insert(workspaces).values(made).returning();
      if (!workspace) throw new Error("a founded workspace returned no row");
      const person = { workspaceId: made.id, id: founder.memberId, userId: actor.userId };
      await tx.insert(memberships).values({ ...person, role: "owner", displayName: founder.displayName });
      const place: Place = { workspaceId: made.id, subjectId: null, role: "owner", ...founder };
      return Scope.#run(
        tx,
        { actor, place, role: "owner", workspace, journeyId: null, clock, guards: provenGuards },
        run,
      );
    }).catch((error: unknown) => {
      if (isUniqueViolation(error, "workspaces_slug_unique")) throw new DomainError("SLUG_TAKEN");
      throw error;
    });
  }

  static async #run<T>(tx: Tx, opening: Opening, run: ScopeRun<T>): Promise<Finished<T>> {
    const scope = new Scope(tx, opening);
    const value = await run(scope as JourneyScope & InvitationScope);
    return { value, bells: [...scope.#bells.values()], proven: scope.#proven };
  }
}

type ScopeRun<T> = (scope: JourneyScope & InvitationScope) => Promise<T>;
interface Finished<T> {
  readonly value: T;
  readonly bells: readonly string[];
  readonly proven: boolean;
}

const noPlace = (workspaceId: string): Place => ({
  workspaceId,
  subjectId: null,
  role: "system",
  memberId: null,
  displayName: null,
});

/** One transaction at a time in a flow of calls: a scope inside a scope would be another transaction with other rights. */
async function transaction<T>(work: (tx: Tx, clock: Clock) => Promise<Finished<T>>): Promise<T> {
  if (isInsideFlow()) throw new Error("a scope is opened inside another scope: hand the scope on instead");
  const { app, appSql } = runtime.pools ?? pools();
  const { value, bells } = await followFlow(() =>
    app.transaction((tx) => work(tx, runtime.clock ?? systemClock)),
  );
  // A bell that is not heard costs a poll; it never fails what is already committed.
  if (bells.length > 0)
    appSql`select pg_notify('rt_bell', b) from unnest(${bells as string[]}::text[]) b`.catch(() => {});
  return value;
}

/** Every workspace's id, for jobs: they open one scope each. */
export async function listSystemWorkspaces(): Promise<string[]> {
  const { accounts } = runtime.pools ?? pools();
  const rows = await accounts.execute<{ id: string }>(
    sql`select system_workspaces as id from system_workspaces()`,
  );
  return rows.map((row) => row.id);
}

/**
 * Reads before a scope exists, as one user: their own memberships, and those workspaces' rows (the chooser).
 * Nothing can be written here.
 */
export function withUser<T>(userId: string, run: (tx: Tx) => Promise<T>): Promise<T> {
  const { app } = runtime.pools ?? pools();
  return app.transaction(async (tx) => {
    await settle(tx, { actor: { kind: "user", userId }, user: userId });
    return run(tx);
  });
}

/** The tables outside the wall (users, accounts, sessions, tokens, tickets, rate buckets). The wall hides all others here. */
export function withoutScope(): AccountsDatabase {
  return (runtime.pools ?? pools()).accounts;
}
