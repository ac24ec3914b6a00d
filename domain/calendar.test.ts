// The calendar file, line by line, as RFC 5545 asks.
import { describe, expect, it } from "vitest";
import { type CalendarDay, escapeText, foldLine, writeCalendar } from "./calendar.ts";

const octets = (text: string) => Buffer.byteLength(text, "utf8");
/** What a calendar program does first. */
const unfold = (text: string) => text.replaceAll("\r\n ", "");

const day: CalendarDay = {
  uid: "task-x1@redthread.example",
  day: "2026-12-31",
  title: "Chat op zaterdag",
  description: "",
  url: "https://redthread.example/wervel/tasks/2026-12#task-x1",
  stamp: "20261128T081500Z",
};

describe("a text", () => {
  it.each([
    ["a, b; c", "a\\, b\\; c"],
    ["een \\ streep", "een \\\\ streep"],
    ["regel één\nregel twee", "regel één\\nregel twee"],
    ["Windows\r\nen oud\rMac", "Windows\\nen oud\\nMac"],
    ["\\n is geen einde", "\\\\n is geen einde"],
    ["tab\tblijft, \u0000\u0007 gaat", "tab\tblijft\\,  gaat"],
    ["BEGIN:VEVENT\r\nSUMMARY:vals", "BEGIN:VEVENT\\nSUMMARY:vals"],
  ])("%j is written as %j", (text, written) => {
    expect(escapeText(text)).toBe(written);
  });
});

describe("a long line", () => {
  it("is broken after 75 octets, and the space that begins the next counts", () => {
    expect(foldLine("x".repeat(75))).toBe("x".repeat(75));
    expect(foldLine("x".repeat(76))).toBe(`${"x".repeat(75)}\r\n x`);
    const lines = foldLine("x".repeat(300)).split("\r\n");
    expect(lines.map(octets)).toEqual([75, 75, 75, 75, 4]);
  });

  it.each(["é", "€", "😀", "a€😀é"])(
    "of %s is never broken inside a character, and comes back whole",
    (sign) => {
      const text = `SUMMARY:${sign.repeat(120)}`;
      const folded = foldLine(text);
      expect(unfold(folded)).toBe(text);
      expect(Math.max(...folded.split("\r\n").map(octets))).toBeLessThanOrEqual(75);
      expect(folded).not.toContain("\ufffd");
    },
  );
});

describe("the file", () => {
  it("has whole days that end on the day after, over the end of a year too", () => {
    const lines = writeCalendar({ name: "Wervel", days: [day] }).split("\r\n");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("DTEND;VALUE=DATE:20270101");
    expect(lines).toContain("DTSTAMP:20261128T081500Z");
    expect(lines.filter((line) => line.startsWith("DESCRIPTION"))).toEqual([]);
  });

  it("ends every line with CR LF, and holds each begin and end once", () => {
    const text = writeCalendar({ name: "Wervel", days: [day, { ...day, uid: "task-x2@redthread.example" }] });
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text.match(/END:VEVENT/g)).toHaveLength(2);
    expect(text.match(/^VERSION:2\.0\r$/gm)).toHaveLength(1);
  });

  it("lets no title break out of its line", () => {
    const title = "Taak\r\nEND:VEVENT\r\nBEGIN:VALARM";
    const lines = writeCalendar({ name: "x", days: [{ ...day, title }] }).split("\r\n");
    expect(lines).toContain("SUMMARY:Taak\\nEND:VEVENT\\nBEGIN:VALARM");
    expect(lines).not.toContain("BEGIN:VALARM");
  });
});
