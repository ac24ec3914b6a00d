// Finds the expected failure (code and detail) in what a call threw; everything else is a defect or a broken line.
import { ERROR_CODES, type ErrorCode, type ErrorDetail } from "#domain/errors.ts";

export interface DomainFailure {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The server puts `domain: { code, detail }` into the data of a tRPC error. */
export function domainErrorOf(error: unknown): DomainFailure | null {
  if (!isRecord(error) || !isRecord(error["data"])) return null;
  const domain = error["data"]["domain"];
  if (!isRecord(domain)) return null;
  const code = ERROR_CODES.find((known) => known === domain["code"]);
  if (!code) return null;
  return { code, detail: isRecord(domain["detail"]) ? domain["detail"] : {} };
}

/** True where no answer came at all: the line or the server is down. */
export function isUnreachable(error: unknown): boolean {
  return isRecord(error) && error["data"] === undefined && error["name"] === "TRPCClientError";
}
