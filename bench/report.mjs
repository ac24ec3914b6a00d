// How every bench ends: a table of figures with their targets, the machine and the commit, and the same as JSON in
// bench/results, so that a change for the worse shows in review.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT } from "../scripts/steps.mjs";

/**
 * @param {number[]} values
 * @param {number} part 0.5 = median, 0.95 = p95
 */
export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values) => percentile(values, 0.5);

function git(...args) {
  try {
    return execFileSync("git", args, { cwd: PROJECT, encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function machine() {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${memory} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}`;
}

/**
 * Collects the figures of one bench.
 * @param {string} name also the name of the file in bench/results
 */
export function createReport(name) {
  /** @type {{ figure: string, value: number, unit: string, target: number | null, met: boolean | null, samples: number }[]} */
  const figures = [];
  return {
    /**
     * @param {string} figure what was measured
     * @param {number} value
     * @param {{ unit: string, atMost?: number, samples?: number }} options without `atMost` it is shown, not judged
     */
    add(figure, value, { unit, atMost, samples = 1 }) {
      const met = atMost === undefined ? null : value <= atMost;
      figures.push({ figure, value: Number(value.toFixed(2)), unit, target: atMost ?? null, met, samples });
    },
    /** Prints the table, writes the file; returns false when a target was missed. */
    finish() {
      const commit = git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain") ? "+" : "");
      const rows = figures.map(({ figure, value, unit, target, met, samples }) => [
        figure,
        `${value} ${unit}`,
        target === null ? "–" : `≤ ${target} ${unit}`,
        met === null ? "–" : met ? "met" : "MISSED",
        String(samples),
      ]);
      const head = ["figure", "measured", "target", "", "samples"];
      const widths = head.map((title, column) =>
        Math.max(title.length, ...rows.map((row) => row[column].length)),
      );
      const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
      console.log(`\n${line(head)}\n${line(widths.map((width) => "-".repeat(width)))}`);
      for (const row of rows) console.log(line(row));
      console.log(`\n${machine()} · commit ${commit}`);
      const folder = path.join(PROJECT, "bench", "results");
      fs.mkdirSync(folder, { recursive: true });
      const result = {
        bench: name,
        measuredAt: new Date().toISOString(),
        machine: machine(),
        commit,
        figures,
      };
      fs.writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
      return figures.every(({ met }) => met !== false);
    },
  };
}
