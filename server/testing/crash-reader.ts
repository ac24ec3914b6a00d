// Reads one journey from the database in a process that never saw an edit, and prints the keys of its experiences.
import postgres from "postgres";
import { experiencesOf } from "#document/shape.ts";
import { loadRoom } from "#server/collab/load.ts";

const { url, journeyId }: { url: string; journeyId: string } = JSON.parse(process.argv[2] ?? "{}");
const sql = postgres(url, { max: 1, connection: { search_path: "public" } });
const { doc } = await loadRoom(sql, journeyId);
process.send?.([...experiencesOf(doc).keys()]);
await sql.end();
process.disconnect();
