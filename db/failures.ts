// What Postgres says when it refuses, as questions the code above can ask.

interface Refusal {
  readonly code: string;
  readonly constraint: string | undefined;
  /** In Postgres' own words. */
  readonly message: string;
}

/** The refusal inside an error, however deep drizzle wrapped it. */
export function refusalOf(error: unknown): Refusal | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (!("code" in at) || typeof at.code !== "string") continue;
    const constraint =
      "constraint_name" in at && typeof at.constraint_name === "string" ? at.constraint_name : undefined;
    return { code: at.code, constraint, message: at.message };
  }
  return null;
}

/** True for a doubled key (of that constraint, when named). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const refusal = refusalOf(error);
  return refusal?.code === "23505" && (constraint === undefined || refusal.constraint === constraint);
}
