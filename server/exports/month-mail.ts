// The page that goes with the mail that a month was closed, drawn when the mail is sent, in the recipient's name: who may not read
// the month any more gets the mail without it.
import { eq } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { DomainError } from "#domain/errors.ts";
import { Scope, withoutScope } from "#server/auth/scope.ts";
import type { MailMessage } from "#server/mail/message.ts";
import { makeMonthPdf, type PaperFile } from "./month-pdf.ts";
import { getMonthOnPaper } from "./queries.ts";

/** Files of a mail: the month's page where it tells of a closed month, else none. */
export async function filesOfMail(mail: MailMessage): Promise<PaperFile[]> {
  if (mail.template !== "monthClosed") return [];
  const { paperOf, paperMonth } = mail.data;
  if (!paperOf || !paperMonth) return [];
  const [reader] = await withoutScope()
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, mail.recipient));
  if (!reader) return [];
  try {
    const actor = { kind: "user", userId: reader.id } as const;
    const paper = await Scope.open(actor, { journeyId: paperOf }, "cycle.view", (scope) =>
      getMonthOnPaper(scope, paperOf, paperMonth),
    );
    return [await makeMonthPdf(paper, mail.locale)];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
