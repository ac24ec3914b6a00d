import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

describe("a table as CSV", () => {
  const rows = [
    ["Kanaal", "Euro"],
    ["Chat; en mail", 12.5],
    ['"Winkel"', null],
  ];

  it("is in Dutch a file that Excel opens in columns: mark, semicolons, decimal comma", () => {
    expect(csvText(rows, "nl")).toBe('\uFEFFKanaal;Euro\r\n"Chat; en mail";12,5\r\n"""Winkel""";\r\n');
  });

  it("has in English commas and a decimal point", () => {
    expect(csvText(rows, "en")).toContain("Chat; en mail,12.5\r\n");
  });

  it.each(["=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "\rx"])("runs nothing: %j is text", (cell) => {
    expect(csvText([[cell]], "nl")).toContain(`'${cell}`);
    expect(csvText([[-2]], "nl")).toBe("\uFEFF-2\r\n");
  });
});
