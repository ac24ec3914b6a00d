// Types of browser.mjs for the TypeScript that imports it (playwright.config.ts).
export interface FoundBrowser {
  readonly executablePath?: string;
  readonly name: string;
}
export const BROWSER_ARGS: string[];
export function findBrowser(): Promise<FoundBrowser | null>;
export function provideBrowser(
  say: (line: string) => void,
): Promise<FoundBrowser | { readonly missing: string }>;
