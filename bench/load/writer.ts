// One person at the board of a running product, who types at a steady rate: how long each letter takes to be kept.
import * as Y from "yjs";
import { readJourney } from "#document/read.ts";
import { SHAPE_VERSION } from "#document/shape.ts";
import { textOf } from "#document/texts.ts";
import { LoadClient, Meter } from "./client.ts";
import { untilSynced } from "./load.ts";

export interface Board {
  /** Address of the product. */
  readonly url: string;
  readonly cookie: string;
  readonly journeyId: string;
}

/** Begins to type in the first touchpoint, every so many milliseconds. @returns what ends it and answers the times in ms */
export async function typeSteadily(
  { url, cookie, journeyId }: Board,
  every: number,
): Promise<() => readonly number[]> {
  const doc = new Y.Doc();
  const answer = await fetch(new URL("/api/collab/ticket", url), {
    method: "POST",
    headers: { cookie, origin: url, "content-type": "application/json" },
    body: JSON.stringify({ journeyId, shape: SHAPE_VERSION, clientId: doc.clientID }),
  });
  if (!answer.ok) throw new Error(`the ticket was answered ${answer.status}`);
  const granted = (await answer.json()) as { readonly url: string; readonly ticket: string };
  const meter = new Meter();
  const client = new LoadClient({
    url: `${granted.url}/${journeyId}?ticket=${granted.ticket}`,
    origin: url,
    wire: "y-websocket",
    room: journeyId,
    doc,
    meter,
    applies: true,
  });
  await untilSynced([client]);
  const [touchpoint] = readJourney(doc).touchpoints;
  const text =
    touchpoint && textOf(doc, { collection: "touchpoints", id: touchpoint.id, field: "description" });
  if (!text) throw new Error("the journey has no touchpoint to type in");
  meter.start();
  const typing = setInterval(() => text.insert(text.length, "a"), every);
  return () => {
    clearInterval(typing);
    client.close();
    if (client.failure !== null) throw new Error(`the board did not stay: ${client.failure}`);
    return meter.acknowledged;
  };
}
