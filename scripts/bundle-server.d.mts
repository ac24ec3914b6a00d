/** Bundles one entry file, both places seen from the project. */
export function bundle(entry: string, outfile: string): Promise<string>;
/** Ends the compiler's own process; nothing may be building then. */
export function endBundling(): Promise<void>;
