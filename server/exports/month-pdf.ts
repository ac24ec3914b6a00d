// The month's page as a file, from what one person may read.
import type { Locale } from "#domain/journey.ts";
import { env } from "#server/env.ts";
import { drawMonth } from "./month-page.ts";
import { describeMonth } from "./month-sheet.ts";
import { drawPdf } from "./pdf.ts";
import type { MonthOnPaper } from "./queries.ts";

/** A file with its name. */
export interface PaperFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Made outside any transaction: drawing takes longer than reading. */
export async function makeMonthPdf(paper: MonthOnPaper, locale: Locale): Promise<PaperFile> {
  const drawing = drawMonth(describeMonth(paper, locale, env().appUrl));
  return {
    name: `${paper.journey.slug}-${paper.month}.pdf`,
    content: await drawPdf(drawing, paper.madeAt),
  };
}
