// What is valid as one month's reading of a metric.
import { z } from "zod";
import { monthString } from "./journey.ts";

/** Either both numbers of a share, or a bare value, never both and never half. */
export const readingInput = z
  .strictObject({
    month: monthString,
    numerator: z.number().min(0).nullable(),
    denominator: z.number().positive().nullable(),
    value: z.number().nullable(),
  })
  .refine((reading) => (reading.numerator === null) === (reading.denominator === null), {
    path: ["denominator"],
  })
  .refine((reading) => (reading.numerator === null) !== (reading.value === null), { path: ["value"] });
