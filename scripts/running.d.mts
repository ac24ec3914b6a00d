// Types of running.mjs for its test.
export interface Running {
  readonly pid: number;
  readonly url: string;
  readonly since: string;
}
export interface Claim {
  release(): void;
  rename(url: string): void;
  readonly orphaned: boolean;
}
export function claim(dataDir: string, url: string): Claim | { readonly holder: Running };
export function tryPort(port: number, host: string): Promise<{ port: number } | { code: string }>;
export function nextFreePort(port: number, host: string): Promise<number | null>;
