// The trail made tamper-evident: entries are sealed into one chain of hashes for each workspace, in the order in which their
// transactions began to write, once no earlier one can still appear.
import { createHash } from "node:crypto";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { auditEntries, auditSeals } from "#db/schema/workspaces.ts";
import type { Scope } from "#server/auth/scope.ts";

const AT_ONCE = 1_000;
/** An entry that is still unsealed after this long means that sealing stands still (or that somebody added it by hand). */
const UNSEALED_GRACE_SECONDS = 120;

const entryColumns = {
  id: auditEntries.id,
  // the instant with its microseconds, which a Date would lose
  at: sql<string>`extract(epoch from ${auditEntries.at})::text`,
  xid: sql<string>`${auditEntries.xid}::text`,
  actorKind: auditEntries.actorKind,
  actorId: auditEntries.actorId,
  action: auditEntries.action,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  detail: auditEntries.detail,
};

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly xid: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly detail: unknown;
}

/** JSON with sorted keys: the same value has the same text, whatever order it was stored in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

function chainHash(before: Buffer, workspaceId: string, position: number, entry: Entry): Buffer {
  return createHash("sha256")
    .update(before)
    .update(canonical({ ...entry, workspaceId, position }))
    .digest();
}

const NOTHING = Buffer.alloc(32);
const sealedHere = (scope: Scope) => eq(auditSeals.workspaceId, scope.workspaceId);

/** Seals what can be sealed; returns how many entries that were. */
export async function sealAudit(scope: Scope): Promise<number> {
  await scope.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`seal:${scope.workspaceId}`}, 0))`,
  );
  const [last] = await scope.tx
    .select({ position: auditSeals.position, hash: auditSeals.hash })
    .from(auditSeals)
    .where(sealedHere(scope))
    .orderBy(desc(auditSeals.position))
    .limit(1);
  const waiting = await scope.tx
    .select(entryColumns)
    .from(auditEntries)
    .leftJoin(
      auditSeals,
      and(eq(auditSeals.workspaceId, auditEntries.workspaceId), eq(auditSeals.entryId, auditEntries.id)),
    )
    .where(
      and(
        eq(auditEntries.workspaceId, scope.workspaceId),
        isNull(auditSeals.entryId),
        // every transaction below this one has ended: nothing can still come in before
        sql`${auditEntries.xid} < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`,
      ),
    )
    .orderBy(asc(auditEntries.xid), asc(auditEntries.at), asc(auditEntries.id))
    .limit(AT_ONCE);
  let position = last?.position ?? 0;
  let hash = last?.hash ?? NOTHING;
  const seals = waiting.map((entry) => {
    position += 1;
    hash = chainHash(hash, scope.workspaceId, position, entry);
    return { workspaceId: scope.workspaceId, entryId: entry.id, position, hash };
  });
  if (seals.length > 0) await scope.tx.insert(auditSeals).values(seals);
  return seals.length;
}

export interface AuditVerdict {
  readonly isSound: boolean;
  readonly sealed: number;
  /** Entries younger than two minutes that no seal covers yet. */
  readonly unsealed: number;
  /** What is wrong, by entry; empty when all is well. */
  readonly problems: readonly {
    readonly entryId: string;
    readonly problem: "changed" | "missing" | "unsealed";
  }[];
}

/** Walks the whole chain of a workspace and compares every entry with its seal. */
export async function verifyAudit(scope: Scope): Promise<AuditVerdict> {
  const seals = await scope.tx
    .select({
      position: auditSeals.position,
      hash: auditSeals.hash,
      sealedId: auditSeals.entryId,
      entry: entryColumns,
    })
    .from(auditSeals)
    .leftJoin(
      auditEntries,
      and(eq(auditEntries.workspaceId, auditSeals.workspaceId), eq(auditEntries.id, auditSeals.entryId)),
    )
    .where(sealedHere(scope))
    .orderBy(asc(auditSeals.position));
  const problems: { entryId: string; problem: "changed" | "missing" | "unsealed" }[] = [];
  let before: Buffer = NOTHING;
  let expected = 0;
  for (const { position, hash, sealedId, entry } of seals) {
    expected += 1;
    if (position !== expected || entry === null || entry.id === null) {
      problems.push({ entryId: sealedId, problem: "missing" });
    } else if (!chainHash(before, scope.workspaceId, position, entry).equals(hash)) {
      problems.push({ entryId: sealedId, problem: "changed" });
    }
    expected = position;
    before = hash;
  }
  const open = await scope.tx
    .select({
      id: auditEntries.id,
      isLate: sql<boolean>`${auditEntries.at} < now() - make_interval(secs => ${UNSEALED_GRACE_SECONDS})`,
    })
    .from(auditEntries)
    .leftJoin(
      auditSeals,
      and(eq(auditSeals.workspaceId, auditEntries.workspaceId), eq(auditSeals.entryId, auditEntries.id)),
    )
    .where(and(eq(auditEntries.workspaceId, scope.workspaceId), isNull(auditSeals.entryId)));
  for (const { id, isLate } of open) if (isLate) problems.push({ entryId: id, problem: "unsealed" });
  const unsealed = open.filter((entry) => !entry.isLate).length;
  return { isSound: problems.length === 0, sealed: seals.length, unsealed, problems };
}
