// The guard around postgres.js: queries only inside a transaction, and never after its end. A handle that is used late would
// go down a connection that may by then serve another workspace, and return that workspace's rows.
import type { Sql, TransactionSql } from "postgres";

/** A defect of the caller, never an expected failure: a query outside its transaction. */
export class ScopeClosedError extends Error {
  constructor(what: string) {
    super(`scope is closed: ${what}`);
    this.name = "ScopeClosedError";
  }
}

type Callback = (handle: TransactionSql) => unknown;

/** Methods that would send something. */
const SENDING = new Set<PropertyKey>([
  "unsafe",
  "file",
  "notify",
  "listen",
  "subscribe",
  "reserve",
  "largeObject",
]);

/** A client of which only `begin` works; see {@link guardTransaction} for what it hands out. */
export function guardClient(client: Sql): Sql {
  const refuse = (): never => {
    throw new ScopeClosedError("a query outside a transaction");
  };
  return new Proxy(client, {
    apply: refuse,
    get(target, key) {
      if (SENDING.has(key)) return refuse;
      if (key !== "begin") return Reflect.get(target, key) as unknown;
      return (...args: [string, Callback] | [Callback]) => {
        if (args.length === 1) return target.begin((handle) => guardTransaction(handle, args[0]));
        return target.begin(args[0], (handle) => guardTransaction(handle, args[1]));
      };
    },
  });
}

/** Runs the callback with a handle (and savepoints' handles) that throws once the callback has ended. */
async function guardTransaction(handle: TransactionSql, run: Callback): Promise<unknown> {
  let open = true;
  const check = () => {
    if (!open) throw new ScopeClosedError("its transaction has ended");
  };
  const guarded = new Proxy(handle, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args) as unknown;
    },
    get(target, key) {
      if (key === "savepoint") {
        return (...args: [string, Callback] | [Callback]) => {
          check();
          if (args.length === 1) return target.savepoint((inner) => guardTransaction(inner, args[0]));
          return target.savepoint(args[0], (inner) => guardTransaction(inner, args[1]));
        };
      }
      const value = Reflect.get(target, key) as unknown;
      if (!SENDING.has(key) || typeof value !== "function") return value;
      return (...args: unknown[]) => {
        check();
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
  try {
    return await run(guarded);
  } finally {
    open = false;
  }
}
