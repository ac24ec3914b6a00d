// The receipt of an import: every row that was read is accepted, rejected with a reason, or a duplicate. Nothing vanishes.
import { TABLE_REASONS } from "./table.ts";

export const REJECT_REASONS = [
  ...TABLE_REASONS,
  "noDate",
  "badDate",
  "badNumber",
  "badRating",
  "doesNotFitUnit",
  "otherCurrency",
  "partial",
  "cancelled",
  "severalTotals",
  "empty",
  "tooLong",
  "severalInMonth",
  "tooManyNames",
  "noTitle",
  "unknownPhase",
  "unknownChannel",
  "unknownDepartment",
  "badMediaKind",
  "badMedium",
  "badConvenience",
  "tooManyTouchpoints",
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A row that did not come in, with the cell it stumbled over. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: RejectReason;
  readonly column: string | null;
  /** What stood in the cell, cut short; empty where that would tell who somebody is. */
  readonly value: string;
}

/** What is said beside the counts: nothing was lost, but the reader should know. */
export interface ReceiptNotes {
  /** Columns of addresses that were left out. */
  readonly personal: readonly string[];
  /** Times that do not exist on the night the clock goes forward; they were moved an hour on. */
  readonly clockForward: number;
  /** Times that exist twice on the night the clock goes back; the first was taken. */
  readonly clockBack: number;
  /** Reviews from which a machine translation was cut off. */
  readonly translationsCut: number;
  /** Links that are no web address. */
  readonly badLinks: number;
  /** Series whose rows of one day or month were summed although one customer can stand in several of them. */
  readonly notAdditive: readonly string[];
  /** Orders that were paid back whole: they count as an order and a return, and bring no revenue. */
  readonly refunded: number;
  /** Figures of months in the file, figures of days, and months in which those days lie. */
  readonly months: number;
  readonly days: number;
  readonly dayMonths: number;
  /** Series whose days make no month. */
  readonly daysApart: readonly string[];
}

export const NO_NOTES: ReceiptNotes = {
  personal: [],
  clockForward: 0,
  clockBack: 0,
  translationsCut: 0,
  badLinks: 0,
  notAdditive: [],
  refunded: 0,
  months: 0,
  days: 0,
  dayMonths: 0,
  daysApart: [],
};

export interface ReceiptCounts {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
}

export interface Receipt extends ReceiptCounts {
  /** Items or readings that came of the accepted rows. */
  readonly made: number;
  readonly reasons: Readonly<Partial<Record<RejectReason, number>>>;
  /** The first rejected rows. */
  readonly rows: readonly RejectedRow[];
  readonly notes: ReceiptNotes;
}

/** Rejected rows that are kept with the receipt; all are counted. */
export const KEPT_REJECTIONS = 200;

/** True where every row is accounted for. */
export const isBalanced = (counts: ReceiptCounts): boolean =>
  counts.read === counts.accepted + counts.rejected + counts.duplicate;

/** Counts rows as they go by. */
export class ReceiptTally {
  #accepted = 0;
  #duplicate = 0;
  #made = 0;
  readonly #reasons: Partial<Record<RejectReason, number>> = {};
  readonly #rows: RejectedRow[] = [];

  accept(rows: number, made: number): void {
    this.#accepted += rows;
    this.#made += made;
  }

  repeat(rows: number): void {
    this.#duplicate += rows;
  }

  reject(row: RejectedRow): void {
    this.#reasons[row.reason] = (this.#reasons[row.reason] ?? 0) + 1;
    if (this.#rows.length < KEPT_REJECTIONS) this.#rows.push({ ...row, value: row.value.slice(0, 80) });
  }

  /** The receipt so far. */
  sum(notes: ReceiptNotes): Receipt {
    const rejected = Object.values(this.#reasons).reduce((sum, count) => sum + count, 0);
    return {
      read: this.#accepted + this.#duplicate + rejected,
      accepted: this.#accepted,
      rejected,
      duplicate: this.#duplicate,
      made: this.#made,
      reasons: { ...this.#reasons },
      rows: [...this.#rows],
      notes,
    };
  }
}
