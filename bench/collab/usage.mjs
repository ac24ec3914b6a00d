// What every server under measurement does besides serving: says that it listens, and what it has used so far.

/** @param {() => number | Promise<number>} listen starts to listen, answers the port */
export async function serveAndReport(listen) {
  process.on("message", (message) => {
    if (message === "usage") {
      const { user, system } = process.cpuUsage();
      process.send({ used: user + system });
    }
    if (message === "memory") {
      // what could be given back is no need of the server
      globalThis.gc?.();
      process.send({ used: process.memoryUsage().rss });
    }
  });
  process.on("disconnect", () => process.exit(0));

  process.send({ port: await listen() });
}

/** The argument the bench gave. */
export const argument = () => JSON.parse(process.argv[2] ?? "{}");
