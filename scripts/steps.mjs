// Runs the steps of a command one after another and says, for each, what it is and how long it took.
// No dependencies: it works before anything is installed.
import { spawn } from "node:child_process";
import path from "node:path";

export const PROJECT = path.resolve(import.meta.dirname ?? ".", "..");
const OLDEST_NODE = [20, 19];

/** A failure a person can act on: printed as its sentence, without a stack. */
export class Stop extends Error {}

/** Ends with one sentence when Node is too old for what follows. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Stop(`Redthread needs Node ${OLDEST_NODE.join(".")} or later; this is ${process.versions.node}.`);
}

/** Seconds with one decimal, for a progress line. */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function say(line) {
  process.stdout.write(`  ${line}\n`);
}

/**
 * Does one step and prints its line. On a terminal the line is shown while the step runs.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T> | T} work may add a few words to the line
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = Date.now();
  const terminal = process.stdout.isTTY === true;
  const notes = [];
  if (terminal) process.stdout.write(`  … ${title}`);
  const finish = (mark) => {
    const words = notes.length > 0 ? ` (${notes.join(", ")})` : "";
    const time = seconds(Date.now() - began).padStart(8);
    process.stdout.write(`${terminal ? "\r\u001b[2K" : ""}${time}  ${mark} ${title}${words}\n`);
  };
  try {
    const result = await work((text) => notes.push(text));
    finish("✓");
    return result;
  } catch (error) {
    finish("✗");
    throw error;
  }
}

/**
 * Runs a program quietly to its end; its output is kept for the case that it fails.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onStart?: (child: import("node:child_process").ChildProcess) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(file, args, { env = process.env, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: PROJECT, env, stdio: ["ignore", "pipe", "pipe"] });
    onStart?.(child);
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Prints a Stop as its sentence and anything else in full, and leaves with 1. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof Stop ? error.message : (error.stack ?? error)}\n`);
  process.exitCode = 1;
}
