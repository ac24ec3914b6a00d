// The dashboard's pages as files, from what one person may read. Made outside any transaction: drawing takes longer than reading.
import type { Locale } from "#domain/journey.ts";
import { env } from "#server/env.ts";
import { drawDashboard } from "./dashboard-page.ts";
import { describeDashboard } from "./dashboard-sheet.ts";
import type { PaperFile } from "./month-pdf.ts";
import { drawPdf } from "./pdf.ts";
import type { DashboardOnPaper, RollUpOnPaper } from "./queries.ts";
import { drawRollUp } from "./roll-up-page.ts";
import { describeRollUp } from "./roll-up-sheet.ts";
import { paperWords } from "./words.ts";

export async function makeDashboardPdf(paper: DashboardOnPaper, locale: Locale): Promise<PaperFile> {
  const drawing = drawDashboard(describeDashboard(paper, locale, env().appUrl), paperWords(locale).feeling);
  return {
    name: `${paper.view.journey.slug}-dashboard-${paper.view.month}.pdf`,
    content: await drawPdf(drawing, paper.madeAt),
  };
}

export async function makeRollUpPdf(paper: RollUpOnPaper, locale: Locale): Promise<PaperFile> {
  const sheet = describeRollUp(paper, locale, env().appUrl);
  const [first, ...following] = drawRollUp(sheet, paperWords(locale).feeling);
  if (!first) throw new Error("a drawing has at least one page");
  return {
    name: `${paper.workspace.slug}-dashboard-${paper.view.month}.pdf`,
    content: await drawPdf(first, paper.madeAt, ...following),
  };
}
