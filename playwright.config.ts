// End-to-end tests against the running product. scripts/test.mjs starts it and says where (REDTHREAD_URL);
// for a single spec: start the product, then REDTHREAD_URL=http://localhost:3000 npx playwright test e2e/x.spec.ts
import { defineConfig, devices } from "@playwright/test";
import { BROWSER_ARGS, findBrowser } from "./scripts/browser.mjs";

const browser = await findBrowser();
// `npm run test:long` runs what carries @long, `npm test` the rest
const isLong = process.env.REDTHREAD_LONG === "1";
const launchOptions = { args: BROWSER_ARGS, executablePath: browser?.executablePath };

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: false,
  forbidOnly: true,
  // a test that needs a second try has a cause, and nobody would look for it
  retries: 0,
  workers: 2,
  // ends what hangs; what each step of a test may take is said by its expectation
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: process.env.REDTHREAD_REPORT
    ? [["list"], ["json", { outputFile: process.env.REDTHREAD_REPORT }]]
    : [["list"]],
  use: {
    baseURL: process.env.REDTHREAD_URL ?? "http://localhost:3000",
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    // every action of a test that failed, with the page before and after it; a film beside it would cost every test
    trace: { mode: "retain-on-failure", screenshots: false },
    // what stood on the screen is taken by the fixtures, when a test has failed: Playwright takes it after every test
    screenshot: "off",
    // without movement there is nothing to wait for
    contextOptions: { reducedMotion: "reduce" },
    launchOptions,
  },
  projects: [
    {
      name: "desktop",
      grep: isLong ? /@long/ : undefined,
      grepInvert: isLong ? /@phone-only/ : /@phone-only|@long/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } },
    },
    {
      // the subset that must also work on a phone
      name: "phone",
      grep: /@phone/,
      grepInvert: isLong ? /.*/ : /@long/,
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
  ],
});
