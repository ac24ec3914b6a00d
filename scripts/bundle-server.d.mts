/** Bundles one entry file, both places seen from the project. */
export function bundle(entry: string, outfile: string): Promise<string>;
