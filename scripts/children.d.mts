// Types of children.mjs for the specs that start programs of their own.
/** The environment without settings of the product, plus what is given. */
export function cleanEnvironment(extra?: Record<string, string>): NodeJS.ProcessEnv;
