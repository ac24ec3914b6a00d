// How often something may be tried. Counters live in Postgres, so they hold over restarts and over several processes.
import { createHash } from "node:crypto";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateBuckets } from "#db/schema/accounts.ts";
import { DomainError } from "#domain/errors.ts";
import { accountsDatabase } from "./session.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Tries and seconds for each thing that is limited. */
export const LIMITS = {
  signIn: { points: 10, duration: 15 * MINUTE },
  /** All accounts from one address together: slows a list of passwords tried over many accounts. */
  signInAddress: { points: 100, duration: 15 * MINUTE },
  signUp: { points: 60, duration: HOUR },
  verification: { points: 5, duration: HOUR },
  magicLink: { points: 3, duration: HOUR },
  passwordReset: { points: 3, duration: HOUR },
  invitation: { points: 20, duration: HOUR },
  /** Files handed in by one person, also those that are thrown away again. */
  import: { points: 10, duration: HOUR },
  /** Pictures and evidence handed in by one person. */
  file: { points: 60, duration: HOUR },
  /** Pages drawn for one person. */
  paper: { points: 30, duration: MINUTE },
  /** Readings of calendars from one address, with a key that opens none or one that does. */
  calendar: { points: 600, duration: HOUR },
  ticket: { points: 60, duration: MINUTE },
} as const;

export type LimitName = keyof typeof LIMITS;

function limiter(name: LimitName): RateLimiterDrizzle {
  return new RateLimiterDrizzle({
    storeClient: accountsDatabase(),
    schema: rateBuckets,
    keyPrefix: name,
    // the worker sweeps old buckets
    clearExpiredByTimeout: false,
    ...LIMITS[name],
  });
}

/** Keys are hashed: a bucket holds no address and no account name. */
const bucketKey = (parts: readonly string[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 32);

/** Counts one try; throws RATE_LIMITED with the seconds to wait once the limit is passed. */
export async function consumeLimit(name: LimitName, ...parts: string[]): Promise<void> {
  try {
    await limiter(name).consume(bucketKey(parts));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new DomainError("RATE_LIMITED", {
      retryAfter: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)),
    });
  }
}

/** Forgets earlier tries, after a success. */
export async function resetLimit(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name).delete(bucketKey(parts));
}

/** Gives one try back: successes of many people behind one address must not lock it. */
export async function refundLimit(name: LimitName, ...parts: string[]): Promise<void> {
  await limiter(name).reward(bucketKey(parts));
}
