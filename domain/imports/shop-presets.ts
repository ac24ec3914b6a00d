// Exports of web shops and of sales tools, known by their header: rows that are counted by what they are and when they happened.
const ORDER_ID = [
  "order id",
  "order_id",
  "order-id",
  "order number",
  "order no",
  "order no.",
  "order",
  "ordernummer",
  "order-nr",
  "bestelnummer",
  "bestel-id",
  "bestelling",
] as const;
const ORDER_DATE = [
  "order date",
  "order_date",
  "date created",
  "created at",
  "created_at",
  "orderdatum",
  "besteldatum",
  "besteld op",
  "date",
  "datum",
] as const;
const STATUS = ["status", "order status", "orderstatus", "bestelstatus"] as const;
const CURRENCY = ["currency", "valuta", "order currency"] as const;
const WITH_VAT = [
  "total incl. vat",
  "total incl vat",
  "total (incl. vat)",
  "total incl. tax",
  "total incl tax",
  "total including tax",
  "grand total",
  "totaal incl. btw",
  "totaal incl btw",
  "totaal (incl. btw)",
  "totaal inclusief btw",
  "bedrag incl. btw",
] as const;
const WITHOUT_VAT = [
  "total excl. vat",
  "total excl vat",
  "total (excl. vat)",
  "total excl. tax",
  "total excl tax",
  "total excluding tax",
  "totaal excl. btw",
  "totaal excl btw",
  "totaal (excl. btw)",
  "totaal exclusief btw",
  "bedrag excl. btw",
] as const;
const AMOUNT = [
  "total",
  "order total",
  "order_total",
  "totaal",
  "totaalbedrag",
  "orderbedrag",
  "bedrag",
  "amount",
] as const;

export const SHOP_PRESETS = {
  shop_orders: {
    target: "readings",
    signature: [ORDER_ID, ORDER_DATE, [...WITH_VAT, ...WITHOUT_VAT, ...AMOUNT], STATUS],
    period: ORDER_DATE,
    key: ORDER_ID,
    status: STATUS,
    currency: CURRENCY,
    amounts: { incl: WITH_VAT, excl: WITHOUT_VAT, either: AMOUNT },
    series: [],
  },
  // one line an article: the order's name on each, its amount on the first alone
  shopify_orders: {
    target: "readings",
    signature: ["name", "financial status", "total", "created at"],
    period: ["created at"],
    key: ["name"],
    status: ["financial status"],
    currency: ["currency"],
    amounts: { incl: [], excl: [], either: ["total"] },
    series: [],
  },
  // what a contact or deal is now, with the dates on which it became so: one event for each date
  hubspot_contacts: {
    target: "readings",
    signature: ["record id", "lifecycle stage"],
    period: [],
    key: ["record id"],
    dates: /^(create date|became an? .+ date)$/i,
    series: [],
  },
  // a deal's close date is an expectation as long as it is open: it is no event
  hubspot_deals: {
    target: "readings",
    signature: ["record id", "deal stage"],
    period: [],
    key: ["record id"],
    dates: /^(create date|date entered .+)$/i,
    series: [],
  },
} as const;
