// What the HTTP edges of files say: an answer that nobody keeps, or why not, by code and sentence.
import { DomainError, type ErrorCode, type ErrorDetail } from "#domain/errors.ts";
import { log } from "#server/log.ts";

export const NO_STORE = { "Cache-Control": "private, no-store" };

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  TOO_LARGE: 413,
  INVALID: 400,
  RATE_LIMITED: 429,
};

export const answer = (body: object, status = 200): Response =>
  Response.json(body, { status, headers: NO_STORE });

export const refuse = (status: number, code: ErrorCode, detail: ErrorDetail = {}): Response =>
  answer({ error: { code, detail } }, status);

/** What was thrown, as an answer: an expected failure with its code, anything else as a defect that is logged. */
export function refusal(error: unknown): Response {
  if (error instanceof DomainError) return refuse(STATUS[error.code] ?? 404, error.code, error.detail);
  log().error({ err: error }, "a file could not be taken in or given out");
  return refuse(503, "UNAVAILABLE");
}
