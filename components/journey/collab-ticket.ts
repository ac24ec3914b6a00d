// Asks for the ticket of one connection, and says what a refusal means for the loop.
import { z } from "zod";

const granted = z.object({
  url: z.string(),
  ticket: z.string(),
  epoch: z.number().int().min(1),
  mayWrite: z.boolean(),
});

export type TicketAnswer =
  | ({ readonly kind: "granted" } & Readonly<z.infer<typeof granted>>)
  /** Nobody is let in now; `isServerThere` is false when nothing answered at all. */
  | { readonly kind: "again"; readonly isServerThere: boolean }
  | { readonly kind: "end"; readonly reason: "signedOut" | "gone" | "erased" };

/** A line that swallows everything fails no request by itself. */
const PATIENCE_MS = 10_000;

export async function requestTicket(body: {
  journeyId: string;
  shape: number;
  clientId: number;
  /** Generation of the document that is brought; left out while there is none. */
  epoch?: number;
}): Promise<TicketAnswer> {
  try {
    const response = await fetch("/api/collab/ticket", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      // The page's address may hold a secret and names no referrer, which would also blank the origin the server asks for.
      referrer: "/",
      referrerPolicy: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return { kind: "end", reason: "signedOut" };
    if (response.status === 403 || response.status === 404) return { kind: "end", reason: "gone" };
    if (!response.ok) return { kind: "again", isServerThere: true };
    const answer = granted.safeParse(await response.json());
    return answer.success ? { kind: "granted", ...answer.data } : { kind: "again", isServerThere: true };
  } catch {
    return { kind: "again", isServerThere: false };
  }
}
