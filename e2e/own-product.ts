// A product that a spec may crash: started by the shipped start on a data folder and a port of its own, with its people.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions } from "@playwright/test";
import { removeData, type RunningPostgres, startPostgres } from "../scripts/postgres.mjs";
import { type RunningProduct, startProduct } from "../scripts/product.mjs";
import { Api, DEMO_PASSWORD, expect, PEOPLE, type PersonName, signIn, type Visitor } from "./fixtures.ts";

const GONE_MS = 20_000;

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

export class OwnProduct {
  readonly dataDir: string;
  readonly #folder: string;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  /** This process as one that uses the database too: it stays when the product is killed. */
  #postgres: RunningPostgres | null = null;
  #product: RunningProduct;

  readonly #settings: Record<string, string>;

  private constructor(
    folder: string,
    dataDir: string,
    product: RunningProduct,
    browser: Browser,
    settings: Record<string, string>,
  ) {
    this.#settings = settings;
    this.#folder = folder;
    this.dataDir = dataDir;
    this.#product = product;
    this.#browser = browser;
  }

  /** @param settings of the product, as its environment */
  static async start(browser: Browser, settings: Record<string, string> = {}): Promise<OwnProduct> {
    const folder = mkdtempSync(path.join(tmpdir(), "redthread-own-"));
    // Postgres' own account must be able to enter it
    chmodSync(folder, 0o755);
    const dataDir = path.join(folder, "data");
    const own = new OwnProduct(folder, dataDir, await startProduct({ dataDir, settings }), browser, settings);
    own.#postgres = await startPostgres({ dataDir });
    return own;
  }

  get url(): string {
    return this.#product.url;
  }

  /** The superuser's address of the product's database. */
  get databaseUrl(): string {
    const address = new URL(this.#postgres?.superUrl ?? "");
    address.pathname = "/redthread";
    return address.href;
  }

  /** `kill -9` of the start script and the server. */
  crash(): Promise<void> {
    return this.#product.crash();
  }

  /** SIGTERM, as a release does it: the product says goodbye to everybody and ends. */
  leave(): Promise<void> {
    return this.#product.stop();
  }

  /** A new start on the same data and the same port. */
  async startAgain(): Promise<void> {
    const port = Number(new URL(this.url).port);
    this.#product = await startProduct({ dataDir: this.dataDir, port, settings: this.#settings });
  }

  /** Postgres stops in the middle of everything (`pg_ctl stop -m immediate`). */
  async crashPostgres(): Promise<void> {
    const file = path.join(this.#postgres?.folder ?? "", "pg", "postmaster.pid");
    const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
    process.kill(pid, "SIGQUIT");
    await expect.poll(() => isThere(pid), { intervals: [20], timeout: GONE_MS }).toBe(false);
  }

  /** Starts Postgres again as the product does. */
  async bringPostgres(): Promise<void> {
    this.#postgres = await startPostgres({ dataDir: this.dataDir });
  }

  /** Waits until the product answers in full; one that ended with its database is started again. */
  async untilWell(): Promise<void> {
    for (;;) {
      if (this.#product.isOver()) await this.startAgain();
      const answer = await fetch(`${this.url}/api/health`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A browser of its own in which this person is signed in. */
  async visit(person: PersonName, options: BrowserContextOptions): Promise<Visitor> {
    const context = await this.#browser.newContext({ ...options, baseURL: this.url });
    this.#contexts.push(context);
    expect(await signIn(context, PEOPLE[person], DEMO_PASSWORD, this.url)).toBe(200);
    return { context, page: await context.newPage(), api: new Api(context.request, this.url) };
  }

  async stop(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#product.stop();
    await this.#postgres?.stop();
    removeData(this.dataDir);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
