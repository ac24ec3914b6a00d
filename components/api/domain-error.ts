// Finds the expected failure (code and detail) in what a call threw; everything else is a defect or a broken line.
import { ERROR_CODES, type ErrorCode, type ErrorDetail } from "#domain/errors.ts";

export interface DomainFailure {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

/** What a route of ours refused, in the shape of a refused call. */
export class Refused extends Error {
  readonly data: { readonly domain: DomainFailure };

  constructor(domain: DomainFailure) {
    super(domain.code);
    this.name = "Refused";
    this.data = { domain };
  }
}

/** A route of ours that could not be asked. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
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
  if (error instanceof Unreachable) return true;
  return isRecord(error) && error["data"] === undefined && error["name"] === "TRPCClientError";
}
