// Who changed the document and why. Undo compares origins by identity, so a tab keeps one object for its whole life.

export type EditKind = "user" | "apply" | "restore" | "import" | "seed" | "migrate";

export interface EditOrigin {
  readonly kind: EditKind;
  /** Id of the user, or the name of the job, that acts. */
  readonly actor: string;
}

/** A new origin object; keep it when its edits have to be undoable. */
export function createOrigin(kind: EditKind, actor: string): EditOrigin {
  return Object.freeze({ kind, actor });
}
