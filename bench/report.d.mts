/** @param part 0.5 = median, 0.95 = p95 */
export function percentile(values: readonly number[], part: number): number;
export function median(values: readonly number[]): number;

export interface Report {
  /** Without `atMost` a figure is shown, not judged. */
  add(
    figure: string,
    value: number,
    options: { readonly unit: string; readonly atMost?: number; readonly samples?: number },
  ): void;
  /** Prints the table, writes bench/results; false when a target was missed. */
  finish(): boolean;
}
/** @param name also the name of the file in bench/results */
export function createReport(name: string): Report;
