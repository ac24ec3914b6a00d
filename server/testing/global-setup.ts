// vitest's global set-up for tests that need a database: one server, one migrated template.
import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: TestServer;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await startTestServer();
  project.provide("postgres", server);
  return async () => {
    await stop();
  };
}
