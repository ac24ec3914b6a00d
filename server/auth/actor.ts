// Who asks: a person, a share link or a job. Jobs are callers of their own, never a user without a name.

export type Actor =
  | { readonly kind: "user"; readonly userId: string }
  /** A link: SHA-256 of its token. */
  | { readonly kind: "share"; readonly hash: Buffer }
  | { readonly kind: "system"; readonly job: string };

/** How an actor is written into the log of a journey, the audit trail and `app.actor`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "share":
      return `share:${actor.hash.toString("hex").slice(0, 16)}`;
    case "system":
      return `job:${actor.job}`;
  }
}
