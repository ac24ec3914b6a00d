// Where a browser keeps a journey's updates: one IndexedDB database with a row an update. Every promise resolves only
// after its transaction is complete, and rejects when the browser refuses.

/** Rows of updates by document name; the device store writes through this. */
export interface OfflineLog {
  readonly load: (name: string) => Promise<readonly StoredUpdate[]>;
  /** Adds updates in one transaction; answers their keys. */
  readonly append: (name: string, updates: readonly Uint8Array[]) => Promise<readonly number[]>;
  /** Adds one update and removes the rows it replaces, in one transaction; other tabs' rows stay. */
  readonly replace: (name: string, keys: readonly number[], update: Uint8Array) => Promise<number>;
  readonly remove: (name: string) => Promise<void>;
  /** Removes every document on this device (at sign-out). */
  readonly removeAll: () => Promise<void>;
  /** Names that have rows. */
  readonly names: () => Promise<readonly string[]>;
  readonly close: () => void;
}

export interface StoredUpdate {
  readonly key: number;
  readonly update: Uint8Array;
}

const DATABASE = "redthread-offline";
const STORE = "updates";
const BY_NAME = "name";

interface Row {
  readonly key?: number;
  readonly name: string;
  readonly update: Uint8Array;
}

const isRow = (value: unknown): value is Row & { readonly key: number } =>
  typeof value === "object" && value !== null && "update" in value && value.update instanceof Uint8Array;

function open(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
      store.createIndex(BY_NAME, BY_NAME);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the device store did not open"));
    request.onblocked = () => reject(new Error("the device store is blocked"));
  });
}

const asKey = (key: IDBValidKey): number => (typeof key === "number" ? key : -1);

/** The log in this browser's IndexedDB; null where there is none (then nothing is kept on the device). */
export function openOfflineLog(factory: IDBFactory | undefined = globalThis.indexedDB): OfflineLog | null {
  if (!factory) return null;
  let database: Promise<IDBDatabase> | null = null;

  const connect = (): Promise<IDBDatabase> => {
    if (database) return database;
    const opening = open(factory);
    database = opening;
    const forget = (): void => {
      if (database === opening) database = null;
    };
    opening.then((db) => {
      db.onclose = forget;
      db.onversionchange = () => {
        db.close();
        forget();
      };
    }, forget);
    return opening;
  };

  /** One transaction; `work` issues its requests at once and answers how to read the result when it is complete. */
  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => () => T): Promise<T> {
    const db = await connect();
    return new Promise<T>((resolve, reject) => {
      // Strict: "saved on this device" must survive a power cut, as far as the browser can promise that.
      const transaction = db.transaction(STORE, mode, { durability: "strict" });
      transaction.onabort = () => reject(transaction.error ?? new Error("the device store refused"));
      transaction.onerror = () => reject(transaction.error ?? new Error("the device store refused"));
      const result = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(result());
    });
  }

  const removeNamed = (store: IDBObjectStore, name: string): void => {
    const cursors = store.index(BY_NAME).openKeyCursor(name);
    cursors.onsuccess = () => {
      const cursor = cursors.result;
      if (!cursor) return;
      store.delete(cursor.primaryKey);
      cursor.continue();
    };
  };

  return {
    load: (name) =>
      run("readonly", (store) => {
        const request = store.index(BY_NAME).getAll(name);
        return () => (request.result as unknown[]).filter(isRow).map(({ key, update }) => ({ key, update }));
      }),
    append: (name, updates) =>
      run("readwrite", (store) => {
        const requests = updates.map((update) => store.add({ name, update } satisfies Row));
        return () => requests.map((request) => asKey(request.result));
      }),
    replace: (name, keys, update) =>
      run("readwrite", (store) => {
        const request = store.add({ name, update } satisfies Row);
        for (const key of keys) store.delete(key);
        return () => asKey(request.result);
      }),
    remove: (name) =>
      run("readwrite", (store) => {
        removeNamed(store, name);
        return () => undefined;
      }),
    removeAll: () =>
      run("readwrite", (store) => {
        store.clear();
        return () => undefined;
      }),
    names: () =>
      run("readonly", (store) => {
        const found = new Set<string>();
        const cursors = store.index(BY_NAME).openKeyCursor(null, "nextunique");
        cursors.onsuccess = () => {
          const cursor = cursors.result;
          if (!cursor) return;
          found.add(String(cursor.key));
          cursor.continue();
        };
        return () => [...found];
      }),
    close: () => {
      database?.then(
        (db) => db.close(),
        () => undefined,
      );
      database = null;
    },
  };
}
