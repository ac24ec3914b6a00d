// Passwords: argon2id, one cost everywhere, and a check that takes as long for an unknown address as for a known one.
import { hash, verify } from "@node-rs/argon2";
import { DomainError } from "#domain/errors.ts";
import { LIMITS } from "#domain/limits.ts";

/** OWASP's second argon2id setting: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** Hash to store. Throws INVALID or TOO_LONG before any work is done. */
export async function hashPassword(password: string): Promise<string> {
  const length = [...password].length;
  if (length < LIMITS.password.min)
    throw new DomainError("INVALID", { field: "password", sentence: "passwordTooShort" });
  if (length > LIMITS.password.max)
    throw new DomainError("TOO_LONG", { field: "password", max: LIMITS.password.max });
  return hash(password.normalize("NFKC"), COST);
}

/** True where the password fits. Without a stored hash it works just as long and answers no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  if (password.length > LIMITS.password.max * 2) return false;
  decoy ??= hash("no account has this password", COST);
  const fits = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== null && fits;
}
