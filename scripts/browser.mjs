// Which browser the tests drive: Playwright's own when it is there, else a Chromium or Chrome of the system, the one without
// windows before the others, else one installed with the system's package manager. Says what it does; never downloads silently.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Chromium without its windows, which is what Playwright brings too: the same pages in a sixth less time. */
const SHELL = "chromium-headless-shell";
const SYSTEM_NAMES = [
  SHELL,
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];
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
 * Finds a browser, installing Debian's or Ubuntu's Chromium without windows when none is there, or a slower one, and this account
 * may do so.
 * @param {(line: string) => void} say
 * @returns {Promise<{ executablePath?: string, name: string } | { missing: string }>}
 */
export async function provideBrowser(say) {
  const found = await findBrowser();
  const mayInstall = process.getuid?.() === 0 && onPath("apt-get");
  if (mayInstall && (!found || isSlow(found))) {
    say(`${found ? `${found.name} opens windows` : "no browser found"}: installing ${SHELL} with apt-get`);
    // where the lists of packages are old or empty, what is there will do
    if (!found) aptGet("update");
    const isInstalled = aptGet("install", SHELL) || (!found && aptGet("install", "chromium"));
    const installed = isInstalled ? await findBrowser() : null;
    if (installed) return installed;
  }
  return (
    found ?? {
      missing:
        "The end-to-end tests need a browser: install Chromium or Chrome (Debian: apt-get install chromium), or run npx playwright install chromium.",
    }
  );
}

/** Whether it is a whole Chromium of a package that nobody asked for, beside which the one without windows can be had. */
const isSlow = ({ executablePath }) =>
  !process.env.REDTHREAD_BROWSER &&
  executablePath !== undefined &&
  /^chromium(-browser)?$/.test(path.basename(executablePath));

/** @returns {boolean} whether it went well */
function aptGet(command, ...packages) {
  const flags = packages.length > 0 ? ["-y", "--no-install-recommends"] : [];
  const { status } = spawnSync("apt-get", [command, ...flags, ...packages], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
