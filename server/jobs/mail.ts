// Sends what waits to be sent. Nothing is sent inside a transaction, so a mail may go twice after a crash, never not at all.
import { and, asc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { mailOutbox } from "#db/schema/workspaces.ts";
import { Scope } from "#server/auth/scope.ts";
import { filesOfMail } from "#server/exports/month-mail.ts";
import { log } from "#server/log.ts";
import { type MailMessage, mailMessage } from "#server/mail/message.ts";
import { openPost, type Post, sendMail } from "#server/mail/send.ts";

/** Mails of one round, and how many of them are on their way at a time. */
const AT_ONCE = 100;
const LANES = 8;
/** A mail server may be away for a weekend; what waits longer than this is no news any more. */
const PATIENCE_MS = 72 * 3_600_000;
/** Minutes until the next try: never before a round can have ended, later each time, at most an hour. */
const pause = sql`least(60, 5 * power(2, ${mailOutbox.attempts})) * interval '1 minute'`;

/** A mail of a person, as its job carries it. */
export async function sendAccountMail(payload: unknown): Promise<void> {
  await sendMail(mailMessage.parse(payload) as MailMessage);
}

const waiting = (scope: Scope) =>
  and(eq(mailOutbox.workspaceId, scope.workspaceId), isNull(mailOutbox.sentAt), eq(mailOutbox.failed, false));

/**
 * Sends a workspace's waiting mails, round after round until none is left; throws when one could not be sent, so that the job comes
 * back later. What one worker took waits for its next try, so that another does not take it meanwhile.
 * @returns how many were sent
 */
export async function sendOutbox(workspaceId: string): Promise<number> {
  const post = openPost();
  let sent = 0;
  try {
    for (;;) {
      const round = await sendRound(workspaceId, post);
      sent += round.sent;
      if (round.failures > 0)
        throw new Error(`${round.failures} of ${round.claimed} mails could not be sent`);
      if (round.claimed < AT_ONCE) return sent;
    }
  } finally {
    post.close();
  }
}

async function sendRound(workspaceId: string, post: Post) {
  const claimed = await Scope.system("mail_outbox", workspaceId, claimMails);
  const sent: string[] = [];
  const left = [...claimed];
  const lane = async () => {
    for (let row = left.shift(); row; row = left.shift()) {
      try {
        const mail = mailMessage.parse(row) as MailMessage;
        await post.send(mail, { mailId: row.id, files: await filesOfMail(mail) });
        sent.push(row.id);
      } catch (error) {
        log().warn({ err: error, mail: row.id, attempt: row.attempts + 1 }, "a mail could not be sent");
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
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
  return { claimed: claimed.length, sent: sent.length, failures: claimed.length - sent.length };
}

/** Takes the oldest mails that are due, as they were before this try. */
async function claimMails(scope: Scope) {
  const rows = await scope.tx
    .select()
    .from(mailOutbox)
    .where(and(waiting(scope), lte(mailOutbox.nextTryAt, scope.now)))
    .orderBy(asc(mailOutbox.createdAt), asc(mailOutbox.id))
    .limit(AT_ONCE)
    .for("update", { skipLocked: true });
  if (rows.length > 0)
    await scope.tx
      .update(mailOutbox)
      .set({
        attempts: sql`${mailOutbox.attempts} + 1`,
        nextTryAt: sql`${scope.now.toISOString()}::timestamptz + ${pause}`,
      })
      .where(
        and(
          eq(mailOutbox.workspaceId, scope.workspaceId),
          inArray(
            mailOutbox.id,
            rows.map((row) => row.id),
          ),
        ),
      );
  return rows;
}
