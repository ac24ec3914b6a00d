// The worker: graphile-worker on the `jobs` schema, as rt_app. Every task that touches a workspace opens a system scope of it.
import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { z } from "zod";
import { pools } from "#db/client.ts";
import { JOB_SCHEMA } from "#db/migrate.ts";
import { id } from "#domain/ids.ts";
import { listSystemWorkspaces, Scope } from "#server/auth/scope.ts";
import { recordDueVersions, thinVersions } from "#server/collab/versions.ts";
import { log } from "#server/log.ts";
import { ACCOUNT_MAIL_JOB } from "#server/mail/account-queue.ts";
import { ERASE_JOB } from "#server/collab/erase.ts";
import { OUTBOX_JOB } from "#server/mail/workspace-queue.ts";
import { NOTICE_MAIL_JOB, NOTIFY_JOB } from "#server/notifications/notify.ts";
import { DELIVERY_JOB, EMIT_JOB } from "#server/webhooks/emit.ts";
import { emitJourneyChanges } from "#server/webhooks/journey-changes.ts";
import { FORGET_BYTES_JOB } from "#server/files/queries.ts";
import { CLEAR_IMPORT_JOB, READ_IMPORT_JOB, RUN_IMPORT_JOB } from "#server/imports/commands.ts";
import { sweepImports } from "#server/imports/writing/batch-rows.ts";
import { sealAudit } from "./audit.ts";
import { turnMonths } from "./cycles.ts";
import { eraseHistory } from "./erase.ts";
import { forgetBytes, sweepFiles, sweepGoneWorkspaces } from "./files.ts";
import { clearImports, readImport, runImport } from "./imports.ts";
import { forgetOldNotices, mailNotices, tellDigests, tellFor, tellStale } from "./notices.ts";
import { applyRetention } from "./retention.ts";
import { sendAccountMail, sendOutbox } from "./mail.ts";
import { emitFor, forgetOldDeliveries, sendDeliveries } from "./webhooks.ts";
import { emptyTrash, purgeRemovedNodes, sweepExpired } from "./sweep.ts";

const forWorkspace = z.object({ workspaceId: id });

/** Runs something in every workspace, one scope each; one that fails does not keep the others waiting. */
async function inEveryWorkspace(job: string, work: (workspaceId: string) => Promise<unknown>): Promise<void> {
  let failures = 0;
  for (const workspaceId of await listSystemWorkspaces()) {
    try {
      await work(workspaceId);
    } catch (error) {
      failures += 1;
      log().error({ err: error, job, workspace: workspaceId }, "a job failed in one workspace");
    }
  }
  if (failures > 0) throw new Error(`${job} failed in ${failures} workspaces`);
}

const scoped = (job: string, work: (scope: Scope) => Promise<unknown>) => () =>
  inEveryWorkspace(job, (workspaceId) => Scope.system(job, workspaceId, work));

/** Every task by its name. */
export const tasks: TaskList = {
  [ACCOUNT_MAIL_JOB]: (payload) => sendAccountMail(payload),
  [OUTBOX_JOB]: async (payload) => {
    await sendOutbox(forWorkspace.parse(payload).workspaceId);
  },
  [ERASE_JOB]: (payload) => eraseHistory(payload),
  [READ_IMPORT_JOB]: (payload) => readImport(payload),
  [RUN_IMPORT_JOB]: (payload) => runImport(payload),
  [CLEAR_IMPORT_JOB]: (payload) => clearImports(payload),
  [NOTIFY_JOB]: (payload) => tellFor(payload),
  [NOTICE_MAIL_JOB]: async (payload) => {
    await mailNotices(forWorkspace.parse(payload).workspaceId);
  },
  tell_stale: scoped("tell_stale", tellStale),
  tell_digests: () => inEveryWorkspace("tell_digests", tellDigests),
  // mails whose quiet hours ended, and those whose job was lost
  notice_mail_sweep: () => inEveryWorkspace("notice_mail_sweep", mailNotices),
  forget_notices: scoped("forget_notices", forgetOldNotices),
  [EMIT_JOB]: (payload) => emitFor(payload),
  [DELIVERY_JOB]: async (payload) => {
    await sendDeliveries(forWorkspace.parse(payload).workspaceId);
  },
  emit_journey_changes: scoped("emit_journey_changes", emitJourneyChanges),
  // deliveries whose next try is due
  delivery_sweep: () => inEveryWorkspace("delivery_sweep", (workspaceId) => sendDeliveries(workspaceId)),
  forget_deliveries: scoped("forget_deliveries", forgetOldDeliveries),
  // the net below the jobs that commands add: a mail whose job was lost still goes
  mail_sweep: () => inEveryWorkspace("mail_sweep", sendOutbox),
  seal_audit: scoped("seal_audit", sealAudit),
  turn_months: scoped("turn_months", turnMonths),
  sweep_expired: () => sweepExpired(),
  empty_trash: scoped("empty_trash", emptyTrash),
  sweep_imports: scoped("sweep_imports", sweepImports),
  sweep_files: async () => {
    await inEveryWorkspace("sweep_files", (workspaceId) => sweepFiles(workspaceId));
    await sweepGoneWorkspaces();
  },
  [FORGET_BYTES_JOB]: (payload) => forgetBytes(payload),
  apply_retention: scoped("apply_retention", applyRetention),
  purge_removed_nodes: scoped("purge_removed_nodes", purgeRemovedNodes),
  record_versions: async () => {
    await recordDueVersions(pools().collab, log());
  },
  thin_versions: async () => {
    await thinVersions(pools().collab);
  },
};

const timetable = parseCronItems([
  { task: "seal_audit", match: "* * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "mail_sweep", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "turn_months", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "tell_stale", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "tell_digests", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "notice_mail_sweep", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "emit_journey_changes", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "delivery_sweep", match: "* * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "record_versions", match: "* * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "sweep_expired", match: "*/10 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "sweep_imports", match: "*/5 * * * *", options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: "thin_versions", match: "17 * * * *", options: { backfillPeriod: 0, maxAttempts: 2 } },
  { task: "forget_notices", match: "53 3 * * *", options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  {
    task: "forget_deliveries",
    match: "57 3 * * *",
    options: { backfillPeriod: 86_400_000, maxAttempts: 3 },
  },
  { task: "empty_trash", match: "23 3 * * *", options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  { task: "sweep_files", match: "33 3 * * *", options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  { task: "apply_retention", match: "3 4 * * *", options: { backfillPeriod: 86_400_000, maxAttempts: 3 } },
  {
    task: "purge_removed_nodes",
    match: "43 3 * * *",
    options: { backfillPeriod: 86_400_000, maxAttempts: 3 },
  },
]);

export interface Worker {
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** Starts the worker. @param url address of rt_app; the schema stands already (db/migrate.ts) */
export async function startWorker(url: string): Promise<Worker> {
  let running = true;
  const runner: Runner = await run({
    connectionString: url,
    schema: JOB_SCHEMA,
    taskList: tasks,
    parsedCronItems: timetable,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === "error") log().error({ from: "worker" }, message);
      else if (level === "warning") log().warn({ from: "worker" }, message);
    }),
  });
  runner.promise
    .catch((error: unknown) => log().error({ err: error }, "the worker ended"))
    .finally(() => {
      running = false;
    })
    .catch(() => {});
  return {
    isRunning: () => running,
    async stop() {
      if (running) await runner.stop();
    },
  };
}
