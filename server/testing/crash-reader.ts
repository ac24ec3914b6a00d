// Reads one journey from the database in a process that never saw an edit, and tells what stands there.
import postgres from "postgres";
import * as Y from "yjs";
import { canonicalState } from "#document/plain-state.ts";
import { readJourney } from "#document/read.ts";
import { experiencesOf } from "#document/shape.ts";
import { loadRoom } from "#server/collab/load.ts";
import type { CrashReading } from "./crash-reading.ts";

const { url, journeyId }: { url: string; journeyId: string } = JSON.parse(process.argv[2] ?? "{}");
const sql = postgres(url, { max: 1, connection: { search_path: "public" } });
const { doc } = await loadRoom(sql, journeyId);
const { touchpoints } = readJourney(doc);
const reading: CrashReading = {
  experiences: [...experiencesOf(doc).keys()],
  descriptions: Object.fromEntries(touchpoints.map(({ id, description }) => [id, description])),
  state: canonicalState(doc),
  stateVector: [...Y.decodeStateVector(Y.encodeStateVector(doc))],
  isWaiting: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
};
await new Promise<void>((resolve) => process.send?.(reading, () => resolve()));
await sql.end();
process.disconnect();
