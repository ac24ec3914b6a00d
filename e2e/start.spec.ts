// The start beside a running product: says what runs where, and offers another port. No page is opened.
import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";

const { REDTHREAD_DATA_DIR: dataDir, REDTHREAD_URL: url = "" } = process.env;

/** Runs the start script to its end with settings of its own. */
function start(settings: Record<string, string>): { status: number | null; words: string } {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, NODE_ENV: "production", ...settings };
  const done = spawnSync(process.execPath, ["scripts/start.mjs"], { env, encoding: "utf8", timeout: 60_000 });
  return { status: done.status, words: done.stdout + done.stderr };
}

test.describe("a start beside a running product", () => {
  test.skip(dataDir === undefined, "only against a product started by npm test");

  test("on the same data says where the first one serves", () => {
    const { status, words } = start({ DATA_DIR: dataDir ?? "", PORT: "0" });
    expect(status).toBe(1);
    expect(words).toContain("already runs");
    expect(words).toContain(url);
  });

  test("on the same port offers the next free one", ({}, info) => {
    const { port } = new URL(url);
    const { status, words } = start({ DATA_DIR: info.outputPath("data"), PORT: port });
    expect(status).toBe(1);
    expect(words).toMatch(new RegExp(`Port ${port} is in use.*PORT=\\d+ npm start`));
  });

  test("the running one says that it is well", async ({ request }) => {
    const answer = await request.get("/api/health");
    expect(answer.status()).toBe(200);
    expect(Object.keys((await answer.json()) as object).sort()).toEqual([
      "collab",
      "database",
      "status",
      "version",
      "worker",
    ]);
  });
});
