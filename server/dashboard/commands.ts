// The headline of a month in somebody's own words.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { dashboardHeadlines } from "#db/schema/dashboards.ts";
import { monthString } from "#domain/journey.ts";
import type { JourneyScope } from "#server/auth/scope.ts";

/** Null takes the own words back: the sentence made by rule stands again. */
export const headlineInput = z.strictObject({
  month: monthString,
  sentence: z.string().trim().min(1).max(300).nullable(),
});

/** Writes the headline over, or takes it back. Returns what stood there before, for undo. */
export async function writeHeadline(
  scope: JourneyScope,
  { month, sentence }: z.infer<typeof headlineInput>,
): Promise<{ readonly before: string | null }> {
  const { workspaceId, journeyId } = scope;
  const here = sql`(workspace_id, journey_id, month) = (${workspaceId}, ${journeyId}, ${month})`;
  const [before] = await scope.tx
    .select({ sentence: dashboardHeadlines.sentence })
    .from(dashboardHeadlines)
    .where(here)
    .for("update");
  if (sentence === null) await scope.tx.delete(dashboardHeadlines).where(here);
  else {
    const written = { sentence, translations: {}, writtenBy: scope.memberId, updatedAt: scope.now };
    await scope.tx
      .insert(dashboardHeadlines)
      .values({ workspaceId, journeyId, month, ...written })
      .onConflictDoUpdate({
        target: [dashboardHeadlines.workspaceId, dashboardHeadlines.journeyId, dashboardHeadlines.month],
        set: written,
      });
  }
  await scope.audit(
    "dashboard.headline",
    { kind: "journey", id: journeyId },
    { month, isOwn: sentence !== null },
  );
  scope.bell("dashboard");
  return { before: before?.sentence ?? null };
}
