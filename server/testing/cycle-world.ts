// What tests of the monthly rounds stand on: callers of the API, a journey with something of everything a month looks at, and what
// is really stored of its months.
import { createApiContext } from "#server/api/context.ts";
import { createCallerFactory } from "#server/api/procedures.ts";
import { appRouter } from "#server/api/root.ts";
import { Scope } from "#server/auth/scope.ts";
import { foundJourney } from "#server/journeys/commands.ts";
import type { TestDatabase } from "./database.ts";
import { makeChannel, newId, type TestPerson, type TestWorkspace } from "./factories.ts";

const createCaller = createCallerFactory(appRouter);

/** The API in this person's name. */
export const callAs = ({ userId, email }: TestPerson) =>
  createCaller(
    createApiContext(
      { id: userId, email, name: "x", emailVerified: true, locale: "nl", theme: "system", sessionId: "s" },
      "127.0.0.1",
    ),
  );

/** `OK`, or the code and the sentence with which a call was refused. */
export const answerOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: unknown) => {
      const { code, cause } = error as { code: string; cause?: { detail?: { sentence?: string } } };
      return [code, cause?.detail?.sentence].filter(Boolean).join(" ");
    },
  );

/** A journey with two touchpoints, one pain, one chance and one thing that goes well, all at the first. */
export async function makeReviewedJourney(database: TestDatabase, { workspaceId, owner }: TestWorkspace) {
  const ids = {
    phase: newId(),
    shop: newId(),
    site: newId(),
    pain: newId(),
    chance: newId(),
    good: newId(),
  };
  const channelId = await makeChannel(database, workspaceId);
  const hung = { touchpointId: ids.shop };
  const standing = { phaseId: ids.phase, mediaKind: "owned" } as const;
  const seed = {
    meta: { title: "Een krullenkapper zoeken", contentLocale: "nl" },
    phases: [{ id: ids.phase, name: "Overweging" }],
    touchpoints: [
      { id: ids.shop, title: "Etalage", medium: "physical", channelId, ...standing },
      { id: ids.site, title: "Boeken", medium: "digital", ...standing },
    ],
    insights: [
      { id: ids.chance, kind: "opportunity", title: "Keuzehulp", severity: 1, ...hung },
      { id: ids.pain, kind: "pain", title: "Prijs onduidelijk", severity: 3, ...hung },
      { id: ids.good, kind: "strength", title: "Warm ontvangst", severity: 2, ...hung },
    ],
  } as const;
  const { id: journeyId } = await Scope.open(owner.actor, { workspaceId }, "journey.create", (scope) =>
    foundJourney(scope, seed, {}),
  );
  return { journeyId, channelId, ids };
}

interface StoredSnapshot {
  readonly log_seq: string;
  readonly journey: { readonly touchpoints: readonly { readonly title: string }[] };
  readonly figures: readonly {
    readonly metricId: string;
    readonly reading: { readonly numerator: number } | null;
    readonly verdict: { readonly kind: string } | null;
  }[];
  readonly strengths: Readonly<Record<string, { readonly level: string }>>;
  readonly tasks: readonly { readonly title: string; readonly status: string }[];
  readonly decisions: readonly {
    readonly sentence: string;
    readonly isProven: boolean;
    readonly taskIds: readonly string[];
  }[];
  readonly channels: readonly { readonly channelId: string; readonly mark: string | null }[];
}

/** What was frozen of a month, as it lies in the database. */
export async function snapshotOf({ everything }: TestDatabase, journeyId: string, month: string) {
  const [row] = await everything<StoredSnapshot[]>`
    select * from cycle_snapshots where journey_id = ${journeyId} and month = ${month}`;
  return row;
}

/** State of every month of a journey, as it lies in the database. */
export async function statesOf({ everything }: TestDatabase, journeyId: string) {
  const rows = await everything<{ month: string; state: string }[]>`
    select month, state from cycles where journey_id = ${journeyId} order by month`;
  return Object.fromEntries(rows.map((row) => [row.month, row.state]));
}
