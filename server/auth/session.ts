// Who is signed in: the session behind a cookie.

/** The signed-in person as every procedure sees them. */
export interface SessionUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly locale: "nl" | "en" | null;
  readonly theme: "system" | "light" | "dark";
  /** Names the session in the list of sessions; not its secret. */
  readonly sessionId: string;
}
