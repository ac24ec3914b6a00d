// Page: /login
// The two commands of the README, taken from the README, on a bare checkout: nothing installed, nothing built, no data.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { cleanEnvironment } from "../scripts/children.mjs";
import { removeData } from "../scripts/postgres-place.mjs";
import { tryPort } from "../scripts/running.mjs";

const PROJECT = path.resolve(import.meta.dirname, "..");
const MINUTE = 60_000;

/** The lines of the block under "Two commands", as a reader copies them: comments and all. */
function readCommands(): string[] {
  const readme = readFileSync(path.join(PROJECT, "README.md"), "utf8");
  const block = /^## Two commands\n[\s\S]*?^```\n([\s\S]*?)^```/m.exec(readme)?.[1] ?? "";
  return block.split("\n").filter((line) => line.trim() !== "");
}

/** A line without its comment. */
const bare = (line: string) => line.replace(/\s+#.*$/, "");

/** Runs a line in a shell and a process group of its own, as a terminal does. */
function run(line: string, cwd: string, settings: Record<string, string>) {
  const child: ChildProcess = spawn(line, {
    cwd,
    shell: true,
    detached: true,
    env: cleanEnvironment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  child.stdout?.on("data", (chunk) => (words += String(chunk)));
  child.stderr?.on("data", (chunk) => (words += String(chunk)));
  let over = false;
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", (code) => {
      over = true;
      resolve(code);
    }),
  );
  const signal = (name: NodeJS.Signals) => {
    if (!over && child.pid !== undefined) process.kill(-child.pid, name);
  };
  return { ended, signal, words: () => words, isOver: () => over };
}

const status = (url: string) =>
  fetch(url, { redirect: "manual" }).then(
    ({ status: code }) => code,
    () => null,
  );

test.describe("the README's commands", () => {
  test("are two, and the second is what a build server calls", () => {
    const commands = readCommands().map(bare);
    expect(commands).toEqual(["npm start", "npm test"]);
    const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test"]));
    const called = readFileSync(path.join(PROJECT, ".ci/run"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("npm "));
    expect(called).toEqual([`${commands[1]} -- "$@"`]);
  });

  test("[U14] on a bare checkout end at a sign-in page that answers 200", {
    tag: "@long",
  }, async () => {
    test.setTimeout(12 * MINUTE);
    const [startLine = "", testLine = ""] = readCommands();
    const folder = mkdtempSync(path.join(tmpdir(), "redthread-bare-"));
    // Postgres' own account must be able to enter it
    chmodSync(folder, 0o755);
    const checkout = path.join(folder, "checkout");
    const dataDir = path.join(folder, "data");
    const free = await tryPort(0, "127.0.0.1");
    const port = "port" in free ? free.port : 0;
    const url = `http://localhost:${port}`;
    const cloned = spawnSync("git", ["clone", "--quiet", "--no-local", PROJECT, checkout], {
      encoding: "utf8",
    });
    expect(cloned.stderr).toBe("");
    for (const made of ["node_modules", ".next", ".data"])
      expect(existsSync(path.join(checkout, made)), made).toBe(false);

    const began = Date.now();
    const product = run(startLine, checkout, { PORT: String(port), DATA_DIR: dataDir });
    try {
      await expect
        .poll(async () => (product.isOver() ? `ended: ${product.words()}` : status(`${url}/login`)), {
          timeout: 8 * MINUTE,
          intervals: [500],
        })
        .toBe(200);
      console.log(`bare checkout to a sign-in page: ${((Date.now() - began) / 1000).toFixed(1)} s`);
      expect(product.words()).toContain(url);
      expect(await (await fetch(`${url}/login`)).text()).toMatch(/<input[^>]+type="password"/);
      // Ctrl-C, as the README says, ends all of it.
      product.signal("SIGINT");
      await product.ended;
      expect(await status(`${url}/login`)).toBeNull();
      expect(existsSync(path.join(dataDir, "running.json"))).toBe(false);

      // The other command finds its steps there; all of them would be this very run.
      const check = run(`${bare(testLine)} -- --only=texts,format`, checkout, {});
      expect(await check.ended, check.words()).toBe(0);
      expect(check.words()).toContain("2 passed, 0 failed");
    } finally {
      product.signal("SIGKILL");
      await product.ended;
      removeData(dataDir);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
