// How a version of a journey is stored: its full state, in the shorter of the two encodings.
import * as Y from "yjs";

/** The document's state as the bytes of a version. */
export const encodeVersion = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdateV2(doc);

/** A document of its own that holds what the version held; the caller destroys it. */
export function openVersion(payload: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, payload);
  return doc;
}
