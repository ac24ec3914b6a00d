// /metrics says what the collaboration server did, in the format Prometheus reads, to those who may ask.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { provideCollab, retitle } from "#server/testing/collab-fixture.ts";
import { answerMetrics, createMetrics, type MetricsDoor } from "./metrics.ts";

const collab = provideCollab();

async function ask(door: MetricsDoor, authorization?: string): Promise<{ status: number; text: string }> {
  const metrics = createMetrics(collab.server.collab);
  const server = createServer((request, response) => {
    if (!answerMetrics(request, response, metrics, door)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const headers = new Headers(authorization === undefined ? {} : { authorization });
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  const text = await answer.text();
  await new Promise((resolve) => server.close(resolve));
  return { status: answer.status, text };
}

const valueOf = (text: string, name: string): number =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1),
  );

test("rooms, sockets, updates and commits stand there as they happened", async () => {
  const { world } = collab;
  const [one, two] = await Promise.all([
    collab.join(await world.addPerson("editor")),
    collab.join(await world.addPerson("editor")),
  ]);
  const before = (await ask({ token: undefined, isOpen: true })).text;
  retitle(one.doc, "Eén");
  retitle(one.doc, "Twee");
  await one.saved();
  const { text } = await ask({ token: undefined, isOpen: true });
  const grown = (name: string) => valueOf(text, name) - valueOf(before, name);
  expect(valueOf(text, "redthread_collab_rooms")).toBe(1);
  expect(valueOf(text, "redthread_collab_connections")).toBe(2);
  expect(grown("redthread_collab_updates_total")).toBe(2);
  expect(grown("redthread_collab_committed_rows_total")).toBe(2);
  expect(grown("redthread_collab_delivered_total")).toBe(2);
  expect(grown("redthread_collab_commit_seconds_count")).toBeGreaterThanOrEqual(1);
  expect(valueOf(text, 'redthread_collab_commit_seconds_bucket{le="+Inf"}')).toBe(
    valueOf(text, "redthread_collab_commit_seconds_count"),
  );
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  expect(two.doc.clientID).not.toBe(one.doc.clientID);
});

test("a refused update is counted by its reason", async () => {
  const viewer = await collab.join(await collab.world.addPerson("viewer"));
  retitle(viewer.doc, "Mag niet");
  await viewer.closed();
  const { text } = await ask({ token: undefined, isOpen: true });
  expect(text).toContain('redthread_collab_refused_total{reason="forbidden"} 1');
  expect(text).toContain('redthread_collab_closed_total{code="4403"} 1');
});

test("only who shows the token may ask, and without one only where nobody but this machine can", async () => {
  const token = "a-token-for-prometheus";
  expect((await ask({ token, isOpen: true })).status).toBe(404);
  expect((await ask({ token, isOpen: true }, "Bearer something-quite-else")).status).toBe(404);
  expect((await ask({ token, isOpen: false }, `Bearer ${token}`)).status).toBe(200);
  expect((await ask({ token: undefined, isOpen: false })).status).toBe(404);
});
