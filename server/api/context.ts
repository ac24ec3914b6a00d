// What one request knows before any procedure runs: who asks, from where, and with which session.
import { DomainError } from "#domain/errors.ts";
import type { Actor } from "#server/auth/actor.ts";
import type { Scope } from "#server/auth/scope.ts";
import type { SessionUser } from "#server/auth/session.ts";

export interface ApiContext {
  /** The signed-in person, or null. */
  readonly user: SessionUser | null;
  /** Address the request came from, for rate limits only; never stored. */
  readonly ip: string;
  /** The actor for a scope; throws UNAUTHENTICATED when nobody is signed in. */
  readonly actor: () => Actor;
  /** A scope that several reads of one page share; each still proves its own right in it. */
  readonly shared?: Scope;
}

/** The context of a request. Building it asks nothing of the database. */
export function createApiContext(user: SessionUser | null, ip: string): ApiContext {
  return {
    user,
    ip,
    actor: () => {
      if (!user) throw new DomainError("UNAUTHENTICATED");
      return { kind: "user", userId: user.id };
    },
  };
}
