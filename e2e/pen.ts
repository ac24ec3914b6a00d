// Writes on a journey as a visitor would, without a page: for what a test needs on the board and does not try there.
import type * as Y from "yjs";
import { createOrigin, type EditOrigin } from "#document/origin.ts";
import { TestClient } from "#server/testing/collab-client.ts";
import { ORIGIN, type Visitor } from "./fixtures.ts";

/** Edits a journey over the collaboration server and waits until it is saved. */
export async function write(
  visitor: Visitor,
  journeyId: string,
  edit: (doc: Y.Doc, origin: EditOrigin) => void,
): Promise<void> {
  const answer = await visitor.context.request.post("/api/collab/ticket", {
    headers: { origin: ORIGIN },
    data: { journeyId },
  });
  const { url, ticket } = (await answer.json()) as { url: string; ticket: string };
  const pen = await new TestClient(`${url}/${journeyId}?ticket=${ticket}`, { origin: ORIGIN }).ready();
  edit(pen.doc, createOrigin("user", "lotte"));
  await pen.saved();
  await pen.close();
}
