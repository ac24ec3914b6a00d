// What a process that never saw an edit found in the database (`crash-reader.ts`).

export interface CrashReading {
  /** Keys of the experiences. */
  readonly experiences: readonly string[];
  readonly descriptions: Readonly<Record<string, string>>;
  /** All of it, to be compared with a copy that was edited. */
  readonly state: string;
  readonly stateVector: readonly (readonly [client: number, clock: number])[];
  /** True when something in the log waits for what is not there. */
  readonly isWaiting: boolean;
}

export const isReading = (message: unknown): message is CrashReading =>
  typeof message === "object" && message !== null && "experiences" in message;
