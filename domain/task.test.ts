// What a task asks and brings, tasks that come back, and the table for Jira.
import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";
import { dueIn, goesOnRepeating, taskMatrix } from "./task.ts";
import { type ExportedTask, JIRA_HEADERS, jiraRows } from "./task-export.ts";

describe("the matrix", () => {
  const task = (id: string, impact: "small" | "large" | null, effort: "small" | "large" | null) => ({
    id,
    impact,
    effort,
  });
  it("begins with what brings much and asks little, and ends with the opposite", () => {
    const quick = task("quick", "large", "small");
    const slow = task("slow", "small", "large");
    const { rows, unsized } = taskMatrix([slow, quick]);
    expect(rows.map((row) => row.map((cell) => `${cell.impact}/${cell.effort}`))).toEqual([
      ["large/small", "large/medium", "large/large"],
      ["medium/small", "medium/medium", "medium/large"],
      ["small/small", "small/medium", "small/large"],
    ]);
    expect(rows[0]?.[0]?.tasks).toEqual([quick]);
    expect(rows[2]?.[2]?.tasks).toEqual([slow]);
    expect(unsized).toEqual([]);
  });

  it("leaves over what is not sized in both ways, so that every task stands somewhere once", () => {
    const tasks = [
      task("a", "large", null),
      task("b", null, "small"),
      task("c", null, null),
      task("d", "small", "small"),
    ];
    const { rows, unsized } = taskMatrix(tasks);
    expect(unsized.map((one) => one.id)).toEqual(["a", "b", "c"]);
    expect(rows.flat().flatMap((cell) => cell.tasks)).toHaveLength(1);
  });
});

describe("a task that comes back", () => {
  it("does so while its last one repeats and stands", () => {
    expect(goesOnRepeating({ repeats: "monthly", deletedAt: null })).toBe(true);
    expect(goesOnRepeating({ repeats: null, deletedAt: null })).toBe(false);
    expect(goesOnRepeating({ repeats: "monthly", deletedAt: new Date(0) })).toBe(false);
  });

  it("is due on the same number, or on the last day the month has", () => {
    expect(dueIn("2027-02", "2027-01-31")).toBe("2027-02-28");
    expect(dueIn("2027-03", "2027-02-28")).toBe("2027-03-28");
    expect(dueIn("2027-03", null)).toBeNull();
  });
});

describe("the table for Jira", () => {
  const task: ExportedTask = {
    title: '=HYPERLINK("x")',
    month: "2026-11",
    due: "2026-11-28",
    status: "in_progress",
    effort: "small",
    impact: "large",
    assignee: "Bram",
    department: "Technisch team",
    involved: [],
    about: "10 Online afspraak maken",
    metric: "Geboekt",
    expected: "+3 punt",
    address: "http://localhost/wervel/tasks/2026-11",
  };
  const words = { about: "Over", involved: "Ook betrokken", metric: "KPI", expected: "Verwacht" };

  it("has Jira's own headers, one task a row, labels without spaces", () => {
    const [head, row] = jiraRows([task], words);
    expect(head).toEqual([...JIRA_HEADERS]);
    expect(row?.slice(1)).toEqual([
      "Task",
      "Over: 10 Online afspraak maken\nKPI: Geboekt\nVerwacht: +3 punt\nhttp://localhost/wervel/tasks/2026-11",
      "Bram",
      "2026-11-28",
      "High",
      "In Progress",
      "2026-11",
      "Technisch-team",
      "effort-small",
    ]);
  });

  it("[B6] names departments that help in a label each, and says in the description that they do", () => {
    const helped = { ...task, involved: ["Design of UX", "Salon"] };
    const rows = jiraRows([task, helped, { ...task, involved: ["Salon"] }], words);
    expect(rows.map((row) => row.slice(10))).toEqual([
      ["Labels", "Labels"],
      [null, null],
      ["Design-of-UX", "Salon"],
      ["Salon", null],
    ]);
    expect(rows.map((row) => String(row[2]).includes("Ook betrokken"))).toEqual([false, false, true, true]);
    expect(String(rows[2]?.[2]).split("\n").at(-2)).toBe("Ook betrokken: Design of UX, Salon");
    // one that went on in another month needs no column
    const gone = { ...helped, status: "carried_over" } as const;
    expect(jiraRows([task, gone], words)[0]).toEqual([...JIRA_HEADERS]);
  });

  it("says nothing where nothing is known, and leaves out what went on in another month", () => {
    const bare = { ...task, due: null, effort: null, impact: null, assignee: null, department: null };
    const rows = jiraRows(
      [
        { ...bare, about: null, metric: null, expected: null },
        { ...task, status: "carried_over" },
      ],
      words,
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(2)).toEqual([task.address, null, null, null, "In Progress", "2026-11", null, null]);
  });

  it("runs nothing in a spreadsheet", () => {
    const lines = csvText(jiraRows([task], words), "en").split("\r\n");
    expect(lines[0]).toBe(`\uFEFF${JIRA_HEADERS.join(",")}`);
    expect(lines[1]?.startsWith(`"'=HYPERLINK(""x"")",Task,`)).toBe(true);
  });
});
