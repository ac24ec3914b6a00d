// Sends what waits to be sent. Nothing is sent inside a transaction, so a mail may go twice after a crash, never not at all.
import { and, asc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { mailOutbox } from "#db/schema/workspaces.ts";
import { Scope } from "#server/auth/scope.ts";
import { filesOfMail } from "#server/exports/month-mail.ts";
import { log } from "#server/log.ts";
import { type MailMessage, mailMessage } from "#server/mail/message.ts";
import { sendMail } from "#server/mail/send.ts";

const AT_ONCE = 20;
const MAX_ATTEMPTS = 8;

/** A mail of a person, as its job carries it. */
export async function sendAccountMail(payload: unknown): Promise<void> {
  await sendMail(mailMessage.parse(payload) as MailMessage);
}

const waiting = (scope: Scope) =>
  and(eq(mailOutbox.workspaceId, scope.workspaceId), isNull(mailOutbox.sentAt), eq(mailOutbox.failed, false));

/** Sends a workspace's waiting mails; throws when one could not be sent, so that the job comes back later. */
export async function sendOutbox(workspaceId: string): Promise<number> {
  const claimed = await Scope.system("mail_outbox", workspaceId, async (scope) => {
    const rows = await scope.tx
      .select()
      .from(mailOutbox)
      .where(and(waiting(scope), lt(mailOutbox.attempts, MAX_ATTEMPTS)))
      .orderBy(asc(mailOutbox.createdAt), asc(mailOutbox.id))
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    if (rows.length > 0)
      await countTry(
        scope,
        rows.map((row) => row.id),
      );
    return rows;
  });
  const sent: string[] = [];
  let failures = 0;
  for (const row of claimed) {
    try {
      const mail = mailMessage.parse(row) as MailMessage;
      await sendMail(mail, await filesOfMail(mail));
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
    await scope.tx
      .update(mailOutbox)
      .set({ failed: true })
      .where(and(waiting(scope), sql`${mailOutbox.attempts} >= ${MAX_ATTEMPTS}`));
  });
  if (failures > 0) throw new Error(`${failures} of ${claimed.length} mails could not be sent`);
  return sent.length;
}

async function countTry(scope: Scope, ids: string[]): Promise<void> {
  await scope.tx
    .update(mailOutbox)
    .set({ attempts: sql`${mailOutbox.attempts} + 1` })
    .where(and(eq(mailOutbox.workspaceId, scope.workspaceId), inArray(mailOutbox.id, ids)));
}
