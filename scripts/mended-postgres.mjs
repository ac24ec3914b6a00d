// The database driver, mended while the server is built (docs/decisions/008): a write that was planned when its
// connection closed ended the whole process, or was sent in front of the next connection's greeting and stalled it; a
// transaction that went on after its connection was gone spoke into the next one, and a question that was asked between a
// connection's error and its close waited in the next one: from there on every answer came one question too early.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PROJECT } from "./steps.mjs";

const ENTRY = path.join(PROJECT, "node_modules", "postgres", "src", "index.js");

/** What is looked for, and what stands there instead. Another version of the driver has to be looked at again. */
const MENDED = {
  connection: [
    [
      "    const x = socket.write(chunk, fn)\n",
      `    if (socket === null) {
      chunk = nextWriteTimer = null
      const gone = Errors.connection('CONNECTION_CLOSED', options, {})
      query && queryError(query, gone)
      while (sent.length) queryError(sent.shift(), gone)
      return false
    }
    const x = socket.write(chunk, fn)
`,
    ],
    [
      "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)\n",
      "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)\n",
    ],
    // the driver's own first question of a connection ended the whole process when it was cut off
    ["        return fetchArrayTypes()\n", "        return fetchArrayTypes().catch(() => {})\n"],
    // what was asked after the error, a transaction's rollback above all, and half an answer, end with their connection
    [
      "    if (initial)\n      return reconnect()\n\n    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
      `    if (!initial && (query || sent.length))
      error(Errors.connection('CONNECTION_CLOSED', options, {}))
    query = results = errorResponse = final = null
    result = new Result()
    rows = 0
    if (initial)
      return reconnect()

`,
    ],
  ],
  index: [
    [
      "    let savepoints = 0\n      , connection\n",
      "    let savepoints = 0\n      , connection\n      , gone = null\n",
    ],
    [
      "new Promise((_, reject) => connection.onclose = reject)\n",
      "new Promise((_, reject) => connection.onclose = e => (gone = e, reject(e)))\n",
    ],
    [
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n",
      "        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (gone) return q.reject(gone)\n",
    ],
  ],
};

/** @type {import("esbuild").Plugin} Takes the driver into the bundle; every other package stays outside. */
export const mendedPostgres = {
  name: "mended-postgres",
  setup(build) {
    build.onResolve({ filter: /^postgres$/ }, () => ({ path: ENTRY }));
    build.onLoad({ filter: /[\\/]postgres[\\/]src[\\/](connection|index)\.js$/ }, async ({ path: file }) => {
      let contents = await readFile(file, "utf8");
      for (const [found, mended] of MENDED[path.basename(file, ".js")]) {
        if (contents.split(found).length !== 2) {
          throw new Error(`${file} is another version than the one scripts/mended-postgres.mjs mends`);
        }
        contents = contents.replace(found, () => mended);
      }
      return { contents, loader: "js" };
    });
  },
};
