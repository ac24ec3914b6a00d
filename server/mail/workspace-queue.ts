// Mails of a workspace wait in its outbox, written in the transaction that causes them; a job wakes the worker at once.
import { sql } from "drizzle-orm";
import type { Scope } from "#server/auth/scope.ts";
import type { MailMessage } from "./message.ts";

export const OUTBOX_JOB = "mail_outbox";

/** Puts mails in the workspace's outbox and wakes the worker when the transaction commits. */
export async function queueMail(scope: Scope, ...mails: readonly MailMessage[]): Promise<void> {
  if (mails.length === 0) return;
  await scope.mail(...mails.map((mail) => ({ ...mail, data: { ...mail.data } })));
  await scope.tx.execute(
    sql`select jobs.add_job(${OUTBOX_JOB}, ${JSON.stringify({ workspaceId: scope.workspaceId })}::json,
      job_key => ${`${OUTBOX_JOB}:${scope.workspaceId}`})`,
  );
}
