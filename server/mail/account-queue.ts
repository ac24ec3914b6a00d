// Mails that belong to a person and to no workspace wait as jobs, added in the transaction that causes them.
import { sql } from "drizzle-orm";
import type { AccountTx } from "#server/auth/session.ts";
import type { MailMessage } from "./message.ts";

export const ACCOUNT_MAIL_JOB = "account_mail";

/** Queues a mail; it leaves when the transaction has committed, at least once. */
export async function queueAccountMail(tx: AccountTx, mail: MailMessage): Promise<void> {
  await tx.execute(
    sql`select jobs.add_job(${ACCOUNT_MAIL_JOB}, ${JSON.stringify(mail)}::json, max_attempts => 8)`,
  );
}
