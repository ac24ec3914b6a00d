// Which browser the tests drive: Playwright's own when it is there, else a Chromium or Chrome of the system,
// else one installed with the system's package manager. Says what it does; never downloads silently.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Flags for a browser that may run as root, in a container with a small /dev/shm and without a graphics card. */
export const BROWSER_ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    if (folder && existsSync(file)) return file;
  }
  return null;
}

/**
 * Finds a browser without installing anything.
 * @returns {Promise<{ executablePath?: string, name: string } | null>} `executablePath` is left out for Playwright's own
 */
export async function findBrowser() {
  const given = process.env.REDTHREAD_BROWSER;
  if (given) return { executablePath: given, name: given };
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return { name: "Playwright's Chromium" };
  for (const name of SYSTEM_NAMES) {
    const file = onPath(name);
    if (file) return { executablePath: file, name: file };
  }
  if (existsSync(MAC_CHROME)) return { executablePath: MAC_CHROME, name: MAC_CHROME };
  return null;
}

/**
 * Finds a browser, installing Debian's or Ubuntu's Chromium when none is there and this account may do so.
 * @param {(line: string) => void} say
 * @returns {Promise<{ executablePath?: string, name: string } | { missing: string }>}
 */
export async function provideBrowser(say) {
  const found = await findBrowser();
  if (found) return found;
  const root = process.getuid?.() === 0;
  if (root && onPath("apt-get")) {
    say("no browser found: installing Chromium with apt-get");
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update"], { stdio: "ignore", env: environment });
    const done = spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: environment,
    });
    const installed = done.status === 0 ? await findBrowser() : null;
    if (installed) return installed;
  }
  return {
    missing:
      "The end-to-end tests need a browser: install Chromium or Chrome (Debian: apt-get install chromium), or run npx playwright install chromium.",
  };
}
