// Expected failures: one closed list of codes that every edge (API, socket, page) must be able to say.

export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "NOT_FOUND",
  "FORBIDDEN",
  "INVALID",
  "TOO_LONG",
  "CONFLICT",
  "LAST_OWNER",
  "SLUG_TAKEN",
  "IN_USE",
  "EXPIRED",
  "ALREADY_USED",
  "EMAIL_UNVERIFIED",
  "WRONG_ACCOUNT",
  "RATE_LIMITED",
  "TOO_LARGE",
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What may travel with a code: never a row, a secret or a person's name; only what the sentence needs. */
export interface ErrorDetail {
  /** Input field the sentence is about, as a path ("title", "quotes.0.text"). */
  field?: string;
  /** Seconds until another try makes sense (RATE_LIMITED). */
  retryAfter?: number;
  /** Largest allowed length or size (TOO_LONG, TOO_LARGE). */
  max?: number;
  /** Message key below `errors` that replaces the code's general sentence. */
  sentence?: string;
}

/** An expected failure. Anything else that is thrown is a defect and reads as such. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.detail = detail;
  }
}

/** Makes a switch exhaustive: a new member of the union fails the build here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
