// People whose clients send what no honest client sends are kept out for a while.
import type { CollabSettings } from "./settings.ts";

export class Strikes {
  readonly #settings: Pick<CollabSettings, "strikes" | "strikeBlock">;
  readonly #now: () => number;
  readonly #byUser = new Map<string, { count: number; since: number }>();

  constructor(settings: Pick<CollabSettings, "strikes" | "strikeBlock">, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  add(userId: string): void {
    this.#forgetOld();
    const known = this.#byUser.get(userId);
    this.#byUser.set(userId, { count: (known?.count ?? 0) + 1, since: this.#now() });
  }

  isBlocked(userId: string): boolean {
    this.#forgetOld();
    return (this.#byUser.get(userId)?.count ?? 0) >= this.#settings.strikes;
  }

  #forgetOld(): void {
    for (const [userId, { since }] of this.#byUser) {
      if (this.#now() - since > this.#settings.strikeBlock) this.#byUser.delete(userId);
    }
  }
}
