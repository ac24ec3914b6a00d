// Failures at the API's edge: a domain code becomes a tRPC code, everything unexpected becomes one silent sentence.
import { TRPCError } from "@trpc/server";
import { refusalOf } from "#db/failures.ts";
import { DomainError, type ErrorCode, type ErrorDetail, unreachable } from "#domain/errors.ts";

/** What a client learns about a failure, in `error.data.domain`. */
export interface ApiFailure {
  code: ErrorCode | "UNEXPECTED";
  detail: ErrorDetail;
}

/** One of three exhaustive switches over the error codes (the others: close codes, sentences). */
export function toTrpcCode(code: ErrorCode): TRPCError["code"] {
  switch (code) {
    case "UNAUTHENTICATED":
      return "UNAUTHORIZED";
    case "NOT_FOUND":
      return "NOT_FOUND";
    case "FORBIDDEN":
    case "EMAIL_UNVERIFIED":
    case "WRONG_ACCOUNT":
      return "FORBIDDEN";
    case "INVALID":
    case "TOO_LONG":
      return "BAD_REQUEST";
    case "CONFLICT":
    case "LAST_OWNER":
    case "SLUG_TAKEN":
    case "IN_USE":
      return "CONFLICT";
    case "EXPIRED":
    case "ALREADY_USED":
      return "PRECONDITION_FAILED";
    case "RATE_LIMITED":
      return "TOO_MANY_REQUESTS";
    case "TOO_LARGE":
      return "PAYLOAD_TOO_LARGE";
    case "UNAVAILABLE":
      return "SERVICE_UNAVAILABLE";
    default:
      return unreachable(code);
  }
}

/** An expected failure, with the status its code deserves. */
export function toTrpcError(error: DomainError): TRPCError {
  return new TRPCError({ code: toTrpcCode(error.code), message: error.code, cause: error });
}

/** What Postgres says of a NUL: in a text, and written as an escape in JSON. */
const UNSTORABLE = ["22021", "22P05"];

/**
 * What Postgres refuses of what was asked: a named row that is not there (or not in this workspace, which reads the same) is not
 * found, one that others still name is in use, and a sign that no text of a database holds is invalid.
 */
export function refusedByDatabase(error: unknown): DomainError | null {
  const refusal = refusalOf(error);
  if (refusal === null) return null;
  if (UNSTORABLE.includes(refusal.code)) return new DomainError("INVALID", { sentence: "unstorable" });
  if (refusal.code !== "23503") return null;
  return new DomainError(refusal.message.startsWith("insert or update") ? "NOT_FOUND" : "IN_USE");
}

/** What is said of any error: a domain code and its detail, a field that did not parse, or nothing at all. */
export function describeFailure(error: TRPCError): ApiFailure {
  if (error.cause instanceof DomainError) return { code: error.cause.code, detail: error.cause.detail };
  switch (error.code) {
    case "BAD_REQUEST":
    case "PARSE_ERROR":
      return parseFailure(error.cause);
    case "UNAUTHORIZED":
      return { code: "UNAUTHENTICATED", detail: {} };
    case "FORBIDDEN":
      return { code: "FORBIDDEN", detail: {} };
    case "NOT_FOUND":
      return { code: "NOT_FOUND", detail: {} };
    case "PAYLOAD_TOO_LARGE":
      return { code: "TOO_LARGE", detail: {} };
    case "METHOD_NOT_SUPPORTED":
    case "UNSUPPORTED_MEDIA_TYPE":
      return { code: "INVALID", detail: {} };
    default:
      return { code: "UNEXPECTED", detail: {} };
  }
}

interface Issue {
  code?: unknown;
  path?: unknown;
  maximum?: unknown;
}

function parseFailure(cause: unknown): ApiFailure {
  const issues = typeof cause === "object" && cause !== null && "issues" in cause ? cause.issues : [];
  const first: Issue | undefined = Array.isArray(issues) ? (issues as Issue[])[0] : undefined;
  if (!first) return { code: "INVALID", detail: {} };
  const field = Array.isArray(first.path) ? first.path.map(String).join(".") : "";
  const detail: ErrorDetail = field === "" ? {} : { field };
  if (first.code === "too_big" && typeof first.maximum === "number") {
    return { code: "TOO_LONG", detail: { ...detail, max: first.maximum } };
  }
  return { code: "INVALID", detail };
}
