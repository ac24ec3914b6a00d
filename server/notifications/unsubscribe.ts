// The signed link in every mail that may be turned off: it opens one thing, the mails of one kind for one person in one workspace,
// and needs no signing in. Nothing is stored of it; GET never changes anything.
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { id } from "#domain/ids.ts";
import { NOTIFICATION_KINDS, type NotificationKind, waysOf } from "#domain/notification.ts";
import { Scope } from "#server/auth/scope.ts";
import { env } from "#server/env.ts";
import { setMailOf } from "./commands.ts";
import { findSettings } from "./queries.ts";

const claims = z.object({ workspaceId: id, userId: id, kind: z.enum(NOTIFICATION_KINDS) });
export type UnsubscribeClaims = z.infer<typeof claims>;

export const unsubscribeToken = z.string().min(1).max(400);

function sign(payload: string): string {
  const { sessionSecret } = env();
  if (sessionSecret === undefined) throw new Error("there is no SESSION_SECRET to sign with");
  return createHmac("sha256", sessionSecret).update(`unsubscribe:${payload}`).digest("base64url");
}

/** The token of a link. */
export function makeUnsubscribeToken({ workspaceId, userId, kind }: UnsubscribeClaims): string {
  const payload = Buffer.from([workspaceId, userId, kind].join(":")).toString("base64url");
  return `${payload}.${sign(payload)}`;
}

/** What a token is for. @throws NOT_FOUND for one that we did not sign */
export function readUnsubscribeToken(token: string): UnsubscribeClaims {
  const [payload = "", signature = ""] = token.split(".");
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(payload))];
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new DomainError("NOT_FOUND");
  const [workspaceId, userId, kind] = Buffer.from(payload, "base64url").toString("utf8").split(":");
  const read = claims.safeParse({ workspaceId, userId, kind });
  if (!read.success) throw new DomainError("NOT_FOUND");
  return read.data;
}

const inScopeOf = <T>(
  token: string,
  run: (scope: Scope, told: UnsubscribeClaims) => Promise<T>,
): Promise<T> => {
  const told = readUnsubscribeToken(token);
  return Scope.system("unsubscribe", told.workspaceId, (scope) => run(scope, told));
};

/** What the page shows: which mails, of which workspace, and whether they are on; null for a link that is not ours. */
export async function readUnsubscribe(token: string): Promise<UnsubscribeView | null> {
  try {
    return await inScopeOf(token, async (scope, { userId, kind }) => {
      const isOn = waysOf(await findSettings(scope, userId), kind).email;
      return { kind, workspace: scope.workspace.name, slug: scope.workspace.slug, isOn };
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
export interface UnsubscribeView {
  readonly kind: NotificationKind;
  readonly workspace: string;
  readonly slug: string;
  readonly isOn: boolean;
}

/** Turns the mails off, or on again. Doing it twice is doing it once. */
export const unsubscribe = (token: string, isOn: boolean): Promise<void> =>
  inScopeOf(token, (scope, { userId, kind }) => setMailOf(scope, userId, kind, isOn));
