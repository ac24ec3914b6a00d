// How the installation is doing, for those who keep it running. Nothing of any workspace's content, and no addresses.
import { sql } from "drizzle-orm";
import { listSystemWorkspaces, Scope, withoutScope } from "#server/auth/scope.ts";
import { accountsDatabase, type SessionUser } from "#server/auth/session.ts";
import { env } from "#server/env.ts";
import { processFigures, partState } from "#server/process-parts.ts";
import { DomainError } from "#domain/errors.ts";
import packageJson from "../../package.json" with { type: "json" };

/**
 * Operators are named by address; on a machine that only its own people reach, everybody signed in is one. Whoever is not
 * finds nothing here.
 */
export function requireOperator(user: SessionUser): void {
  const { operators, isLoopback } = env();
  const isOne =
    operators.size > 0 ? user.emailVerified && operators.has(user.email.toLowerCase()) : isLoopback;
  if (!isOne) throw new DomainError("NOT_FOUND");
}

async function readDatabase() {
  const [row] = await accountsDatabase().execute<{
    version: string;
    fsync: string;
    synchronous_commit: string;
    started: string;
    bytes: string;
  }>(sql`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit,
      pg_postmaster_start_time()::text as started, pg_database_size(current_database())::text as bytes`);
  if (!row) throw new Error("the database did not say how it is set");
  return {
    version: row.version,
    fsync: row.fsync,
    synchronousCommit: row.synchronous_commit,
    startedAt: new Date(row.started),
    bytes: Number(row.bytes),
  };
}

/** Jobs by task: due and waiting, planned for later, tried in vain and coming again, given up. */
async function readJobs() {
  const rows = await withoutScope().execute<{
    task: string;
    waiting: number;
    retrying: number;
    failed: number;
  }>(sql`
    select t.identifier as task,
      count(*) filter (where j.attempts = 0)::int as waiting,
      count(*) filter (where j.attempts > 0 and j.attempts < j.max_attempts)::int as retrying,
      count(*) filter (where j.attempts >= j.max_attempts)::int as failed
    from jobs._private_jobs j join jobs._private_tasks t on t.id = j.task_id
    group by t.identifier order by t.identifier`);
  return [...rows];
}

/** Mails of all workspaces that wait, and those that were given up. One scope each: the wall stands here too. */
async function countMails() {
  let waiting = 0;
  let failed = 0;
  for (const workspaceId of await listSystemWorkspaces()) {
    const [row] = await Scope.system("status", workspaceId, async (scope) => [
      ...(await scope.tx.execute<{ waiting: number; failed: number }>(sql`
        select count(*) filter (where sent_at is null and not failed)::int as waiting,
          count(*) filter (where failed)::int as failed
        from mail_outbox where workspace_id = ${scope.workspaceId}`)),
    ]);
    waiting += row?.waiting ?? 0;
    failed += row?.failed ?? 0;
  }
  return { waiting, failed };
}

/** Everything the page shows. @throws NOT_FOUND for whoever is no operator */
export async function getStatus(user: SessionUser) {
  requireOperator(user);
  const [database, jobs, mails] = await Promise.all([readDatabase(), readJobs(), countMails()]);
  return {
    version: packageJson.version,
    roles: [...env().roles],
    parts: { collab: partState("collab"), worker: partState("worker") },
    /** null: the collaboration server runs in another process. */
    figures: processFigures(),
    database,
    jobs,
    mails,
    /** Backups are made outside of this process, which therefore cannot say when the last one was. */
    lastBackupAt: null,
  };
}
