// Orders of a web shop: what one row of its export counts for. An order is counted once, what was called off not at all; a return
// is an amount below zero or an order that was paid back.
import type { VatChoice } from "./mapping.ts";

/** What shops write of an order that was never paid or was taken back before it was. */
const CANCELLED =
  /^(cancell?ed|geannuleerd|annulering|failed|mislukt|pending( payment)?|wacht op betaling|in afwachting( van betaling)?|unpaid|niet betaald|on[ -]hold|in de wacht|draft|concept|checkout-draft|expired|verlopen|voided|abandoned|afgebroken)$/;
const REFUNDED = /^(refunded|terugbetaald|returned|geretourneerd|retour|chargeback)$/;
const PARTLY_REFUNDED =
  /^(partially[ _-]refunded|deels terugbetaald|gedeeltelijk terugbetaald|deels geretourneerd)$/;

/** What a row says of an order. */
export interface OrderRow {
  /** Counted as an order: 0 for a line that only takes money back. */
  readonly orders: 0 | 1;
  readonly returns: 0 | 1;
  /** In the currency of the file; below zero for money paid back. */
  readonly revenue: number;
  /** Paid back whole, with the amount still written as it was paid. */
  readonly isRefunded: boolean;
}

/** What one row counts for; null for an order that was called off. */
export function readOrder(total: number, status: string): OrderRow | null {
  const said = status.trim().toLowerCase();
  // wc-completed, as one shop writes its states
  const state = said.replace(/^wc-/, "").replaceAll("_", " ");
  if (CANCELLED.test(state)) return null;
  const isWhole = REFUNDED.test(state);
  const isReturn = total < 0 || isWhole || PARTLY_REFUNDED.test(state);
  const isRefunded = total > 0 && isWhole;
  return {
    orders: total < 0 ? 0 : 1,
    returns: isReturn ? 1 : 0,
    revenue: isRefunded ? 0 : total,
    isRefunded,
  };
}

/** Names of a shop's three figures, in the language of its header. */
export const ORDER_NAMES = {
  nl: { orders: "Bestellingen", returns: "Retouren", incl: "Omzet incl. btw", excl: "Omzet excl. btw" },
  en: { orders: "Orders", returns: "Returns", incl: "Revenue incl. VAT", excl: "Revenue excl. VAT" },
} as const satisfies Record<string, Record<"orders" | "returns" | VatChoice, string>>;

/** Words by which a header shows that it is Dutch. */
const DUTCH = /^(bestel|order(nummer|datum)|datum|totaal|bedrag|klant|besteld)|\bbtw\b/i;
export const isDutchHeader = (names: readonly string[]): boolean =>
  names.some((name) => DUTCH.test(name.trim()));
