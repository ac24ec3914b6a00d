// What the board's save line says over time.
import type { Page } from "@playwright/test";

/** Writes down every state the save line goes through. */
export async function watchLine(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenStates: seen });
    const note = () => {
      const state = document.querySelector("[data-save-state]")?.getAttribute("data-save-state") ?? "";
      if (seen.at(-1) !== state) seen.push(state);
    };
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      attributes: true,
      childList: true,
      attributeFilter: ["data-save-state"],
    });
  });
  return () => page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates);
}
