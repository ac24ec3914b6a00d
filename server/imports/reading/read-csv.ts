// A text file with delimiters becomes records. Which delimiter is the domain's rule; quotes are csv-parse's work.
import { CsvError, type Info, parse } from "csv-parse/sync";
import { detectDelimiter, separatorLine, type SourceRecord } from "#domain/imports/table.ts";
import { FILE_LIMITS, FileRefusal } from "./refusal.ts";

export interface ReadText {
  readonly records: SourceRecord[];
  readonly delimiter: string;
}

/** @throws FileRefusal for a quote that never ends, and for more rows, columns or bytes in a record than may be */
export function readCsv(text: string): ReadText {
  const separator = separatorLine(text);
  const body = separator ? text.slice(separator.length) : text;
  if (body.trim() === "") throw new FileRefusal("empty");
  if (longestRun(body) > FILE_LIMITS.recordBytes) throw new FileRefusal("longLine");
  const delimiter = separator?.delimiter ?? detectDelimiter(body);
  const before = separator ? 1 : 0;
  // lines of the records that are whole
  let ended = 0;
  try {
    const parsed = parse(body, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: FILE_LIMITS.recordBytes,
      to: FILE_LIMITS.rows + 100,
      info: true,
      on_record: (record, { lines }) => {
        ended = lines;
        return record;
      },
    }) as unknown as { readonly record: string[]; readonly info: Info }[];
    if (parsed.length > FILE_LIMITS.rows) throw new FileRefusal("tooManyRows");
    let begins = 1;
    const records = parsed.map(({ record, info }): SourceRecord => {
      if (record.length > FILE_LIMITS.columns) throw new FileRefusal("tooManyColumns", begins + before);
      const line = begins + before;
      begins = info.lines + 1;
      return { line, cells: record };
    });
    return { records, delimiter };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // named is where it begins: a quote that never ends is only missed at the end of the file
    throw new FileRefusal(
      error.code === "CSV_MAX_RECORD_SIZE" ? "longLine" : "openQuote",
      ended + 1 + before,
    );
  }
}

/** Characters of the longest line: cheaper to see before anything is split. */
function longestRun(text: string): number {
  let longest = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at === text.length ? 10 : text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    longest = Math.max(longest, at - from);
    from = at + 1;
  }
  return longest;
}
