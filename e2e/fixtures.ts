// What every spec needs: people who are signed in, the API in their name, and a journey of the spec's own.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
  type TestInfo,
} from "@playwright/test";
import superjson from "superjson";

/** Where the product runs; the API asks every writer where they come from. */
export const ORIGIN = new URL(process.env.REDTHREAD_URL ?? "http://localhost:3000").origin;
export const DEMO_PASSWORD = "redthread-demo";

export const PEOPLE = {
  ruben: "ruben@wervel.example",
  lotte: "lotte@wervel.example",
  bram: "bram@wervel.example",
  ilse: "ilse@wervel.example",
  farah: "farah@wervel.example",
  viewer: "kijk@wervel.example",
  eva: "eva@steek.example",
  karin: "karin@dewarmelijn.example",
} as const;
export type PersonName = keyof typeof PEOPLE;

/** The API as the browser calls it, in one person's name. */
export class Api {
  readonly #request: APIRequestContext;
  readonly #origin: string;
  constructor(request: APIRequestContext, origin = ORIGIN) {
    this.#request = request;
    this.#origin = origin;
  }

  /** A query's answer. */
  async ask<T>(path: string, input?: unknown): Promise<T> {
    const query = input === undefined ? "" : `?input=${encodeURIComponent(superjson.stringify(input))}`;
    return this.#answer<T>(await this.#request.get(`/api/trpc/${path}${query}`));
  }

  /** A mutation's answer. */
  async tell<T>(path: string, input: unknown): Promise<T> {
    return this.#answer<T>(
      await this.#request.post(`/api/trpc/${path}`, {
        headers: { "content-type": "application/json", origin: this.#origin },
        data: superjson.stringify(input),
      }),
    );
  }

  /** The code with which a call was refused; `null` when it was not. */
  async refusal(path: string, input: unknown, kind: "ask" | "tell" = "tell"): Promise<string | null> {
    try {
      await this[kind](path, input);
      return null;
    } catch (error) {
      return error instanceof Refused ? error.code : "DEFECT";
    }
  }

  async #answer<T>(response: { text(): Promise<string>; status(): number }): Promise<T> {
    const text = await response.text();
    const body = JSON.parse(text) as {
      result?: { data: Parameters<typeof superjson.deserialize>[0] };
      error?: { json: { data: { domain?: { code: string } }; message: string } };
    };
    if (body.result) return superjson.deserialize<T>(body.result.data);
    throw new Refused(body.error?.json.data.domain?.code ?? `HTTP ${response.status()}`, text);
  }
}

class Refused extends Error {
  readonly code: string;
  constructor(code: string, text: string) {
    super(`${code}: ${text.slice(0, 300)}`);
    this.code = code;
  }
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly api: Api;
}

export interface OwnJourney {
  readonly id: string;
  readonly slug: string;
  readonly path: string;
}

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface Fixtures {
  /** A browser of its own in which this person is signed in. */
  visit: (person: PersonName) => Promise<Visitor>;
  /** A fresh journey of Atelier Wervel, made by Lotte from a phase model. */
  newJourney: (model?: string | null, title?: string) => Promise<OwnJourney>;
}

interface WorkerFixtures {
  /** Cookies per person: each signs in once a worker, as the limit on signing in asks. */
  cookies: Map<string, StorageState>;
}

/** A worker that was started again after a failure finds the cookies of the one before it here. */
const KEPT = path.join(tmpdir(), `redthread-e2e-${new URL(ORIGIN).port}`);
function readKept(person: PersonName): StorageState | undefined {
  try {
    return JSON.parse(readFileSync(path.join(KEPT, `${person}.json`), "utf8")) as StorageState;
  } catch {
    return undefined;
  }
}

/** Signs in the way the sign-in page does. */
export async function signIn(
  context: BrowserContext,
  email: string,
  password = DEMO_PASSWORD,
  origin = ORIGIN,
): Promise<number> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await context.request.post("/api/auth/callback/credentials", {
    headers: { origin },
    form: { csrfToken, email, password, json: "true" },
  });
  return answer.status();
}

/** A context in which this person is signed in, with the cookies of an earlier sign-in where they still hold. */
export async function enter(
  browser: Browser,
  cookies: Map<string, StorageState>,
  person: PersonName,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const email = PEOPLE[person];
  const kept = cookies.get(email) ?? readKept(person);
  const context = await browser.newContext({ ...options, ...(kept && { storageState: kept }) });
  const isIn =
    kept !== undefined && (await new Api(context.request).refusal("account.me", undefined, "ask")) === null;
  if (!isIn) {
    expect(await signIn(context, email)).toBe(200);
    const state = await context.storageState();
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(path.join(KEPT, `${person}.json`), JSON.stringify(state));
    cookies.set(email, state);
  }
  return context;
}

/** A fresh journey of Atelier Wervel, made from a phase model. */
export async function makeJourney(
  api: Api,
  model: string | null = "four_digital",
  title = `Proef ${Date.now().toString(36)}`,
): Promise<OwnJourney> {
  const made = await api.tell<{ id: string; slug: string }>("journeys.create", {
    workspaceId: WERVEL,
    journey: { title, model, contentLocale: "nl" },
  });
  return { ...made, path: `/atelier-wervel/j/${made.slug}` };
}

/** What stood on the screens of a test that failed. */
export async function attachPictures(testInfo: TestInfo, contexts: readonly BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const body = await page.screenshot({ timeout: 5_000 }).catch(() => null);
    if (body) await testInfo.attach("screen", { body, contentType: "image/png" });
  }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  cookies: [
    async ({}, provide) => {
      await provide(new Map());
    },
    { scope: "worker" },
  ],
  visit: async ({ browser, cookies, contextOptions }, provide, testInfo) => {
    const opened: BrowserContext[] = [];
    await provide(async (person) => {
      const context = await enter(browser, cookies, person, contextOptions);
      opened.push(context);
      return { context, page: await context.newPage(), api: new Api(context.request) };
    });
    if (testInfo.status !== testInfo.expectedStatus) await attachPictures(testInfo, opened);
    await Promise.all(opened.map((context) => context.close()));
  },
  newJourney: async ({ visit }, provide) => {
    const { api } = await visit("lotte");
    const made: OwnJourney[] = [];
    await provide(async (model, title) => {
      const journey = await makeJourney(api, model, title);
      made.push(journey);
      return journey;
    });
    // the lists of the demo stay as short as they are for a reader
    for (const { id } of made) await api.refusal("journeys.remove", { journeyId: id });
  },
});

export { expect };

/** Id of the demo workspace Atelier Wervel. */
export const WERVEL = "ws-wervel";
export const DEMO_JOURNEY = "/atelier-wervel/j/op-zoek-naar-een-krullenkapper";

/** The board's line that says whether everything is kept. */
export const saveLine = (page: Page) => page.locator("[data-save-state]");

/** Waits until the line says that everything of this page is in the database. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(saveLine(page)).toHaveAttribute("data-save-state", "saved", { timeout: 20_000 });
}

/** A touchpoint's card by its title. */
export const card = (page: Page, title: string) =>
  page.locator("[data-card]").filter({ has: page.locator(`[data-title]`, { hasText: title }) });

/** Opens a board and waits until it is live. */
export async function openBoard(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await untilSaved(page);
}
