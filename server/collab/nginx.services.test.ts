// Two nodes behind a real nginx with the documented configuration: one journey meets on one node, and goes on on the other.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { TestClient, until } from "#server/testing/collab-client.ts";
import { provideCollab, retitle, titleIn } from "#server/testing/collab-fixture.ts";
import type { TestCollab } from "#server/testing/collab-server.ts";
import { ticketFor } from "#server/testing/collab-world.ts";
import { freePort } from "#server/testing/processes.ts";
import { startService } from "#server/testing/service-process.ts";

const collab = provideCollab();
const DOCUMENTED = path.resolve(import.meta.dirname, "../../docs/operating/nginx.conf");

const portOf = (node: TestCollab) => new URL(node.url).port;

/** The documented file with the ports of this test, and what nginx needs around it to run for a test. */
async function startNginx(nodes: readonly TestCollab[]) {
  const port = await freePort();
  const [first, second] = nodes.map(portOf);
  const site = readFileSync(DOCUMENTED, "utf8")
    .replaceAll("127.0.0.1:3001", `127.0.0.1:${first}`)
    .replaceAll("127.0.0.1:3002", `127.0.0.1:${second}`)
    .replace("listen 8080", `listen 127.0.0.1:${port}`);
  return startService("nginx", port, (folder) => {
    const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path ${path.join(folder, name)};`,
    );
    mkdirSync(path.join(folder, "logs"));
    const file = path.join(folder, "nginx.conf");
    writeFileSync(
      file,
      `daemon off; pid ${folder}/nginx.pid; error_log stderr warn; events {}\nhttp { access_log off; ${temp.join(" ")}\n${site}\n}\n`,
    );
    return ["-p", folder, "-c", file];
  });
}

test("people of one journey meet on one node; when it goes they meet on the other and nothing is lost", async () => {
  const { world } = collab;
  const nodes = await Promise.all([collab.another(), collab.another()]);
  const nginx = await startNginx(nodes);
  const clients: TestClient[] = [];
  const join = async (journeyId: string) => {
    const ticket = await ticketFor(await world.addPerson("editor"), "journey", journeyId);
    const client = new TestClient(`ws://127.0.0.1:${nginx.port}/collab/${journeyId}?ticket=${ticket}`);
    clients.push(client);
    return client.ready();
  };
  const sockets = () => nodes.map((node) => node.collab.health().sockets);
  try {
    const journeyIds = await Promise.all(Array.from({ length: 8 }, () => world.addJourney()));
    const seen: number[] = [];
    for (const journeyId of journeyIds) {
      const before = sockets();
      await Promise.all([join(journeyId), join(journeyId), join(journeyId)]);
      const grown = sockets().map((count, node) => count - (before[node] ?? 0));
      expect(grown.toSorted()).toEqual([0, 3]);
      seen.push(grown.indexOf(3));
    }
    // eight journeys on two nodes: both have some
    expect(new Set(seen).size).toBe(2);

    const [journeyId = ""] = journeyIds;
    const [writer] = clients;
    if (!writer) throw new Error("nobody came");
    retitle(writer.doc, "Voor het gaan");
    await writer.saved();
    await nodes[seen[0] ?? 0]?.stop();
    await until("the line is gone", () => writer.closeCode !== null);
    const again = await join(journeyId);
    expect(titleIn(again.doc)).toBe("Voor het gaan");
    retitle(again.doc, "Op de andere");
    await again.saved();
  } finally {
    await Promise.allSettled(clients.map((client) => client.close()));
    await nginx.stop();
  }
});
