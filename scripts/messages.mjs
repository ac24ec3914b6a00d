// Checks the two languages: the same keys, no empty text, and in each pair of texts the same arguments and tags.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT } from "./steps.mjs";

const BRANCHING = new Set(["plural", "select", "selectordinal"]);

/**
 * Names of the arguments and tags of an ICU message.
 * @param {string} message
 * @returns {Set<string>}
 */
export function argumentsOf(message) {
  const found = new Set();
  let at = 0;

  function skipSpace() {
    while (/\s/.test(message[at] ?? "")) at += 1;
  }
  function word() {
    skipSpace();
    const match = /^[^\s{},]+/.exec(message.slice(at));
    at += match?.[0].length ?? 0;
    skipSpace();
    return match?.[0] ?? "";
  }
  function expect(sign) {
    if (message[at] !== sign) throw new Error(`"${sign}" expected at ${at} in "${message}"`);
    at += 1;
  }
  function branches() {
    while (message[at] !== "}") {
      if (word() === "") throw new Error(`a branch without a name at ${at} in "${message}"`);
      expect("{");
      text();
      expect("}");
      skipSpace();
    }
  }
  function argument() {
    expect("{");
    const name = word();
    if (name === "") throw new Error(`an argument without a name at ${at} in "${message}"`);
    found.add(name);
    if (message[at] === ",") {
      at += 1;
      const kind = word();
      if (message[at] === ",") {
        at += 1;
        skipSpace();
        if (BRANCHING.has(kind)) branches();
        else while (at < message.length && message[at] !== "}") at += 1;
      }
    }
    expect("}");
  }
  function text() {
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "'" && /[{}]/.test(message[at + 1] ?? "")) {
        const end = message.indexOf("'", at + 1);
        at = end < 0 ? message.length : end + 1;
      } else if (message[at] === "{") argument();
      else {
        const tag = message[at] === "<" ? /^<(\w+)>/.exec(message.slice(at)) : null;
        if (tag) found.add(`<${tag[1]}>`);
        at += tag ? tag[0].length : 1;
      }
    }
  }

  text();
  if (at < message.length) throw new Error(`"}" without a beginning at ${at} in "${message}"`);
  return found;
}

function flatten(node, prefix = "") {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? flatten(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, value]],
  );
}

/**
 * Compares two languages.
 * @param {object} first
 * @param {object} second
 * @param {[string, string]} names
 * @returns {string[]} one sentence a problem
 */
export function compareMessages(first, second, [firstName, secondName]) {
  const problems = [];
  const left = new Map(flatten(first));
  const right = new Map(flatten(second));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (!left.has(key)) problems.push(`${key} is missing in ${firstName}`);
    else if (!right.has(key)) problems.push(`${key} is missing in ${secondName}`);
    else {
      try {
        const [a, b] = [left.get(key), right.get(key)].map((text) => {
          if (typeof text !== "string" || text.trim() === "") throw new Error("an empty text");
          return [...argumentsOf(text)].sort().join(" ");
        });
        if (a !== b)
          problems.push(`${key} has the arguments "${a}" in ${firstName} and "${b}" in ${secondName}`);
      } catch (error) {
        problems.push(`${key}: ${error.message}`);
      }
    }
  }
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(PROJECT, "messages", name), "utf8"));
  const nl = read("nl.json");
  const problems = compareMessages(nl, read("en.json"), ["nl.json", "en.json"]);
  for (const problem of problems) console.error(problem);
  console.log(`${flatten(nl).length} texts, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
