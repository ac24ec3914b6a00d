// A person who keeps typing into a card on a real page, and believes only what the page's status line says.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Letters in a row before the line gets a moment to say Saved; a kill may fall anywhere. */
const ROW = 5;
const MOMENT_MS = 400;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export class BrowserWriter {
  readonly cardId: string;
  /** What the field held when the line last said Saved: one edit a letter. */
  acked = "";
  readonly #page: Page;
  readonly #field: Locator;
  #isWriting = true;
  #typed = 0;

  private constructor(page: Page, cardId: string, field: Locator) {
    this.#page = page;
    this.cardId = cardId;
    this.#field = field;
  }

  /** Opens the first card's description, which nobody else edits and which is empty. */
  static async open(page: Page): Promise<BrowserWriter> {
    const card = page.locator("[data-card]").first();
    const cardId = (await card.getAttribute("data-card")) ?? "";
    await card.click();
    const field = page.getByRole("textbox", { name: /omschrijving/i }).first();
    await field.fill("");
    await field.click();
    return new BrowserWriter(page, cardId, field);
  }

  async keepWriting(): Promise<void> {
    while (this.#isWriting) {
      await this.#page.keyboard.insertText(LETTERS[this.#typed % LETTERS.length] ?? "");
      this.#typed += 1;
      if (this.#typed % ROW === 0) await this.#waitAMoment();
    }
  }

  stopWriting(): void {
    this.#isWriting = false;
  }

  /** Takes what is in the field as saved when the line says so, both read in one moment of the page. */
  async look(): Promise<void> {
    const saved = await this.#field.evaluate((field) => {
      const line = document.querySelector("[data-save-state]");
      if (line?.getAttribute("data-save-state") !== "saved") return null;
      return field instanceof HTMLTextAreaElement ? field.value : null;
    });
    if (saved !== null) this.acked = saved;
  }

  async #waitAMoment(): Promise<void> {
    const end = Date.now() + MOMENT_MS;
    while (Date.now() < end && this.acked.length < this.#typed) {
      await this.look();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async untilAllSaved(): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.look();
          return this.acked.length;
        },
        { timeout: 60_000 },
      )
      .toBe(this.#typed);
  }
}
