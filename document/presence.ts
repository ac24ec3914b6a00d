// Who else is here: the awareness state each browser tells the others. Nothing of it is kept.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { COLLECTION_NAMES } from "./shape.ts";

const kind = z.enum(["meta", ...COLLECTION_NAMES]);

/** The server writes `user` over what a client says. */
export const presenceUser = z.object({
  id: z.string().max(64),
  name: z.string().max(200),
  department: z.string().max(200).nullable(),
  /** 1–5: which of the department colours. */
  color: z.number().int().min(0).max(99),
});
export type PresenceUser = Readonly<z.infer<typeof presenceUser>>;

/** A pointer inside a node of the board, as a share of its width and height, so that it fits any zoom; no node = board. */
const cursor = z.object({ nodeId: id.nullable(), x: z.number(), y: z.number() });
const editing = z.object({ collection: kind, id: z.string().max(64), field: z.string().max(40) });

const presence = z.object({
  user: presenceUser,
  cursor: cursor.nullable().catch(null).default(null),
  /** Node that is open in the inspector or has the focus. */
  selected: id.nullable().catch(null).default(null),
  /** Text that is being typed in. */
  editing: editing.nullable().catch(null).default(null),
  /** Works without being followed: others see the avatar and nothing else. */
  quiet: z.boolean().catch(false).default(false),
});

export type PresenceCursor = Readonly<z.infer<typeof cursor>>;
export type PresenceEditing = Readonly<z.infer<typeof editing>>;
export type Presence = Readonly<z.infer<typeof presence>>;
/** What a browser sets about itself. */
export type OwnPresence = Omit<Presence, "user"> & { readonly user: PresenceUser };

export interface Peer extends Presence {
  readonly clientId: number;
}

/** Reads one awareness state; null when it says nothing usable. A quiet person's place is never read. */
export function readPresence(state: unknown): Presence | null {
  const read = presence.safeParse(state);
  if (!read.success) return null;
  return read.data.quiet ? { ...read.data, cursor: null, selected: null, editing: null } : read.data;
}

/** Everybody else on the journey, in a steady order. */
export function readPeers(states: ReadonlyMap<number, unknown>, ownClientId: number): readonly Peer[] {
  const peers: Peer[] = [];
  for (const [clientId, state] of states) {
    const read = clientId === ownClientId ? null : readPresence(state);
    if (read) peers.push({ ...read, clientId });
  }
  return peers.sort((a, b) => a.clientId - b.clientId);
}
