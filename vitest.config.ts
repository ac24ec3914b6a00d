// Four sets of vitest tests: `unit` needs nothing, `database` a Postgres (made by its global set-up),
// `services` needs Redis and nginx (`npm run test:services`), `long` holds the full figures of a promise (`npm run test:long`).
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const databaseSetup = fileURLToPath(new URL("./server/testing/global-setup.ts", import.meta.url));
const globalSetup = existsSync(databaseSetup) ? [databaseSetup] : [];
const LONG = "**/*.long.test.ts";
const SERVICES = "**/*.services.test.ts";
const WITHOUT_DATABASE = "server/**/*.unit.test.ts";
const BUILT_IN = "scripts/postgres.test.ts";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    env: { TZ: "UTC", NEXT_TELEMETRY_DISABLED: "1" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{domain,document,components,app,messages,scripts}/**/*.test.{ts,tsx}", WITHOUT_DATABASE],
          exclude: [LONG, BUILT_IN],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{server,db}/**/*.test.{ts,tsx}", BUILT_IN],
          exclude: [LONG, SERVICES, WITHOUT_DATABASE],
          globalSetup,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "services",
          include: ["server/**/*.services.test.ts"],
          globalSetup,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          include: ["{domain,document,server,db}/**/*.long.test.ts"],
          globalSetup,
          fileParallelism: false,
          testTimeout: 30 * 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
