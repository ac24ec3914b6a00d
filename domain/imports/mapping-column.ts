// What every mapping shares: the name of a column, and the answers to what the cells of a column leave open.
import { z } from "zod";
import { DATE_ORDERS } from "./dates.ts";
import { DECIMAL_SIGNS } from "./numbers.ts";

export const column = z.string().min(1).max(500);
export const chosen = column.nullable().default(null);

export const answers = {
  /** Decimal sign by column, where the column alone does not tell. */
  decimals: z.record(column, z.enum(DECIMAL_SIGNS)).default({}),
  /** Order of day, month and year by column, where the column alone does not tell. */
  dateOrders: z.record(column, z.enum(DATE_ORDERS)).default({}),
};
