// Types of messages.mjs for its test.
export function argumentsOf(message: string): Set<string>;
export function compareMessages(first: object, second: object, names: [string, string]): string[];
