// The guard: what is used late or outside throws, and many interleaved transactions never see each other's workspace.
import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#server/testing/database.ts";
import { makeWorkspace } from "#server/testing/factories.ts";
import type { Tx } from "./client.ts";
import { departments } from "./schema/workspaces.ts";

const database = await createTestDatabase();
afterAll(() => database.drop());
const { app } = database.pools;

const enter = (tx: Tx, workspaceId: string) =>
  tx.execute(
    sql`select set_config('app.workspace_id', ${workspaceId}, true), set_config('app.role', 'editor', true)`,
  );

/** What was thrown, down to the reason drizzle wrapped. */
const reason = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing thrown",
    (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
  );

test("a query outside a transaction throws", async () => {
  expect(await reason(app.select().from(departments).execute())).toContain("scope is closed");
  expect(await reason(Promise.resolve(app.execute(sql`select 1`)))).toContain("scope is closed");
});

test("a handle that is used after the end throws, also a savepoint's", async () => {
  const { workspaceId } = await makeWorkspace(database);
  let late: Tx | undefined;
  let lateInner: Tx | undefined;
  const seen = await app.transaction(async (tx) => {
    await enter(tx, workspaceId);
    late = tx;
    await tx.transaction(async (inner) => {
      lateInner = inner;
      expect(await inner.select().from(departments)).toHaveLength(1);
    });
    expect(await reason(lateInner?.execute(sql`select 1`) ?? Promise.resolve())).toContain("scope is closed");
    return tx.select().from(departments);
  });
  expect(seen).toHaveLength(1);
  expect(await reason(late?.select().from(departments).execute() ?? Promise.resolve())).toContain(
    "scope is closed",
  );
  expect(await reason((async () => late?.transaction(async () => {}))())).toContain("scope is closed");
});

test("a lazy query that is built inside and awaited outside throws", async () => {
  const { workspaceId } = await makeWorkspace(database);
  const { query } = await app.transaction(async (tx) => {
    await enter(tx, workspaceId);
    return { query: tx.select().from(departments) };
  });
  expect(await reason(query.execute())).toContain("scope is closed");
});

test("a handle of a transaction that failed is closed too", async () => {
  let late: Tx | undefined;
  const failed = app.transaction(async (tx) => {
    late = tx;
    throw new Error("meant");
  });
  expect(await reason(failed)).toBe("meant");
  expect(await reason(late?.execute(sql`select 1`) ?? Promise.resolve())).toContain("scope is closed");
});

test("200 interleaved transactions, a third of them failing, read their own workspace only", async () => {
  const workspaces = await Promise.all(Array.from({ length: 6 }, () => makeWorkspace(database)));
  let wrong = 0;
  const one = async (turn: number) => {
    const own = workspaces[turn % workspaces.length]?.workspaceId ?? "";
    await app.transaction(async (tx) => {
      await enter(tx, own);
      const first = await tx.select().from(departments);
      if (turn % 6 === 1) throw new Error("thrown");
      if (turn % 6 === 3) await tx.execute(sql`select 1 / 0`);
      if (turn % 4 === 2) {
        const inner = tx.transaction(async (savepoint) => {
          await savepoint
            .insert(departments)
            .values({ workspaceId: own, id: `d${turn}`, name: "x", color: "dept-1" });
          throw new Error("rolled back");
        });
        await reason(inner);
      }
      const second = await tx.select().from(departments);
      const rows = [...first, ...second];
      if (rows.length !== 2 || rows.some((row) => row.workspaceId !== own)) wrong += 1;
    });
  };
  await Promise.allSettled(Array.from({ length: 200 }, (_, turn) => one(turn)));
  expect(wrong).toBe(0);
  const left = await database.pools.accounts.execute(
    sql`select coalesce(current_setting('app.workspace_id', true), '') as here`,
  );
  expect(left[0]?.["here"]).toBe("");
});
