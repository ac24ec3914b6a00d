import type { Browser, BrowserContext } from "@playwright/test";

export function enter(
  browser: Browser,
  url: string,
  email: string,
): Promise<{ readonly context: BrowserContext }>;
export function paintTimes(
  context: BrowserContext,
  address: string,
  options: { readonly paints: number; readonly patience: number },
): Promise<number[]>;
