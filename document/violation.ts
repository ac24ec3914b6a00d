// Why something that came over the wire is refused; carries the close code that says it.
import { DomainError } from "#domain/errors.ts";

/** Malformed · too large · invalid content (codes of the live connection). */
export type ViolationCode = 4400 | 4413 | 4422;

/** Short fixed words, safe to log: never content. */
export type ViolationReason =
  | "malformed"
  | "unknown-frame"
  | "trailing-bytes"
  | "update-too-large"
  | "text-too-long"
  | "too-many-records"
  | "too-many-structs"
  | "clock-out-of-range"
  | "foreign-root"
  | "foreign-content"
  | "unknown-key"
  | "invalid-id"
  | "invalid-value"
  | "invalid-structure";

export class Violation extends DomainError {
  readonly closeCode: ViolationCode;
  readonly reason: ViolationReason;
  /** Where it was found, as root or record kind and field name; never a value. */
  readonly at: string;

  constructor(closeCode: ViolationCode, reason: ViolationReason, at = "") {
    super(closeCode === 4413 ? "TOO_LARGE" : "INVALID", at === "" ? {} : { field: at });
    this.name = "Violation";
    this.closeCode = closeCode;
    this.reason = reason;
    this.at = at;
  }
}
