// Sends what waits to be sent. Nothing is sent inside a transaction, so a mail may go twice after a crash, never not at all.
import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { mailOutbox } from "#db/schema/workspaces.ts";
import { Scope } from "#server/auth/scope.ts";
import { filesOfMail } from "#server/exports/month-mail.ts";
import { log } from "#server/log.ts";
import { type MailMessage, mailMessage } from "#server/mail/message.ts";
import { sendMail } from "#server/mail/send.ts";

const AT_ONCE = 20;
/** A mail server may be away for a weekend; what waits longer than this is no news any more. */
const PATIENCE_MS = 72 * 3_600_000;
/** Minutes until the next try: never before this round of 20 can have ended, later each time, at most an hour. */
const pauseMinutes = (attempts: number) => Math.min(60, 5 * 2 ** attempts);

/** A mail of a person, as its job carries it. */
export async function sendAccountMail(payload: unknown): Promise<void> {
  await sendMail(mailMessage.parse(payload) as MailMessage);
}

const waiting = (scope: Scope) =>
  and(eq(mailOutbox.workspaceId, scope.workspaceId), isNull(mailOutbox.sentAt), eq(mailOutbox.failed, false));

/**
 * Sends a workspace's waiting mails; throws when one could not be sent, so that the job comes back later. What one worker took
 * waits for its next try, so that another does not take it meanwhile.
 */
export async function sendOutbox(workspaceId: string): Promise<number> {
  const claimed = await Scope.system("mail_outbox", workspaceId, async (scope) => {
    const rows = await scope.tx
      .select()
      .from(mailOutbox)
      .where(and(waiting(scope), lte(mailOutbox.nextTryAt, scope.now)))
      .orderBy(asc(mailOutbox.createdAt), asc(mailOutbox.id))
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    for (const { id, attempts } of rows) await countTry(scope, id, attempts);
    return rows;
  });
  const sent: string[] = [];
  let failures = 0;
  for (const row of claimed) {
    try {
      const mail = mailMessage.parse(row) as MailMessage;
      await sendMail(mail, { mailId: row.id, files: await filesOfMail(mail) });
      sent.push(row.id);
    } catch (error) {
      failures += 1;
      log().warn({ err: error, mail: row.id, attempt: row.attempts + 1 }, "a mail could not be sent");
    }
  }
  await Scope.system("mail_outbox", workspaceId, async (scope) => {
    if (sent.length > 0) {
      await scope.tx
        .update(mailOutbox)
        .set({ sentAt: sql`now()` })
        .where(and(eq(mailOutbox.workspaceId, workspaceId), inArray(mailOutbox.id, sent)));
    }
    const since = new Date(scope.now.getTime() - PATIENCE_MS);
    await scope.tx
      .update(mailOutbox)
      .set({ failed: true })
      .where(and(waiting(scope), sql`${mailOutbox.attempts} > 0`, lte(mailOutbox.createdAt, since)));
  });
  if (failures > 0) throw new Error(`${failures} of ${claimed.length} mails could not be sent`);
  return sent.length;
}

async function countTry(scope: Scope, id: string, attempts: number): Promise<void> {
  await scope.tx
    .update(mailOutbox)
    .set({
      attempts: attempts + 1,
      nextTryAt: new Date(scope.now.getTime() + pauseMinutes(attempts) * 60_000),
    })
    .where(and(eq(mailOutbox.workspaceId, scope.workspaceId), eq(mailOutbox.id, id)));
}
