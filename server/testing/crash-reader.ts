// Reads one journey from the database in a process that never saw an edit, and tells what stands there.
import postgres from "postgres";
import { readJourney } from "#document/read.ts";
import { experiencesOf } from "#document/shape.ts";
import { loadRoom } from "#server/collab/load.ts";

export interface CrashReading {
  /** Keys of the experiences. */
  readonly experiences: readonly string[];
  readonly descriptions: Readonly<Record<string, string>>;
}

const { url, journeyId }: { url: string; journeyId: string } = JSON.parse(process.argv[2] ?? "{}");
const sql = postgres(url, { max: 1, connection: { search_path: "public" } });
const { doc } = await loadRoom(sql, journeyId);
const { touchpoints } = readJourney(doc);
const reading: CrashReading = {
  experiences: [...experiencesOf(doc).keys()],
  descriptions: Object.fromEntries(touchpoints.map(({ id, description }) => [id, description])),
};
process.send?.(reading);
await sql.end();
process.disconnect();
