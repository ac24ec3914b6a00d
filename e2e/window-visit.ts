// How one window of the product is come to.
import type { Page } from "@playwright/test";
import type { Api, PersonName } from "./fixtures.ts";

interface Opened {
  readonly page: Page;
  readonly api: Api;
  /** Clicks a button by the key of its text. */
  readonly press: (key: string) => Promise<void>;
  /** Chooses from an open menu by the key of its text. */
  readonly choose: (key: string) => Promise<void>;
}

export interface WindowVisit {
  readonly name: string;
  /** The files of components/ whose window this is. */
  readonly of: readonly string[];
  readonly as: PersonName;
  readonly at: string;
  readonly isBoard?: boolean;
  readonly isPhone?: boolean;
  readonly open: (opened: Opened) => Promise<void>;
}
