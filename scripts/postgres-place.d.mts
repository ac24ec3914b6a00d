// Types of postgres-place.mjs for the specs that make a data folder of their own.
/** Removes a data folder, and what the built-in Postgres kept elsewhere for it. */
export function removeData(dataDir: string): void;
