// Tokens that travel by mail: made for one purpose, kept as SHA-256 only, used at most once.
import { and, eq, sql } from "drizzle-orm";
import { verificationTokens } from "#db/schema/accounts.ts";
import { hashSecret, newSecret } from "./secret.ts";
import type { AccountTx } from "./session.ts";

/** What a mailed token is for; it stands in the stored identifier, so one purpose never opens another. */
export type TokenPurpose = "verify" | "reset" | "change-email";

const VALID_HOURS: Record<TokenPurpose, number> = { verify: 72, reset: 1, "change-email": 24 };

const identifierOf = (purpose: TokenPurpose, subject: string) => `${purpose}:${subject}`;

/** Makes a token for a subject (user id, or user id and address) and forgets earlier ones of the same purpose. */
export async function issueToken(tx: AccountTx, purpose: TokenPurpose, subject: string): Promise<string> {
  const identifier = identifierOf(purpose, subject);
  const secret = newSecret();
  await tx.delete(verificationTokens).where(eq(verificationTokens.identifier, identifier));
  await tx.insert(verificationTokens).values({
    identifier,
    token: hashSecret(secret).toString("hex"),
    expires: sql`now() + make_interval(hours => ${VALID_HOURS[purpose]})`,
  });
  return secret;
}

/**
 * Uses a token up and tells its subject; null when it is unknown, used or of another purpose. Whether it has expired is
 * decided by the database's clock.
 */
export async function redeemToken(
  tx: AccountTx,
  purpose: TokenPurpose,
  secret: string,
): Promise<{ subject: string; expired: boolean } | null> {
  const prefix = identifierOf(purpose, "");
  const [row] = await tx
    .delete(verificationTokens)
    .where(
      and(
        eq(verificationTokens.token, hashSecret(secret).toString("hex")),
        sql`starts_with(${verificationTokens.identifier}, ${prefix})`,
      ),
    )
    .returning({
      identifier: verificationTokens.identifier,
      expired: sql<boolean>`${verificationTokens.expires} <= now()`,
    });
  return row ? { subject: row.identifier.slice(prefix.length), expired: row.expired } : null;
}
