// What a comment's text says of people and departments, and what becomes of it when somebody is renamed.
import { describe, expect, it } from "vitest";
import {
  COMMENT_MAX,
  commentBody,
  commentPath,
  matchMentions,
  type MentionCandidate,
  mentionQuery,
  mentionsIn,
  partsOf,
  spokenText,
  storedText,
  subjectKey,
} from "./comment.ts";

const ilse: MentionCandidate = { kind: "person", id: "usr-ilse", name: "Ilse" };
const anna: MentionCandidate = { kind: "person", id: "usr-anna", name: "Anna" };
const annaMaria: MentionCandidate = { kind: "person", id: "usr-am", name: "Anna Maria" };
const service: MentionCandidate = { kind: "department", id: "dep-service", name: "Klantenservice" };
const everybody = [ilse, anna, annaMaria, service];
const nameIn =
  (names: readonly MentionCandidate[]) =>
  ({ id }: { id: string }) =>
    names.find((one) => one.id === id)?.name ?? "onbekend";

describe("a name in a comment", () => {
  it("is stored by id and shown by the name of today", () => {
    const stored = storedText("@Ilse, zie @klantenservice.", everybody);
    expect(stored).toBe("@[person:usr-ilse], zie @[department:dep-service].");
    expect(spokenText(stored, nameIn(everybody))).toBe("@Ilse, zie @Klantenservice.");
    expect(spokenText(stored, nameIn([{ ...ilse, name: "Ilse de Wit" }]))).toBe(
      "@Ilse de Wit, zie @onbekend.",
    );
  });

  it("is the longest that fits, and no part of a longer word", () => {
    expect(storedText("@Anna Maria en @Anna", everybody)).toBe("@[person:usr-am] en @[person:usr-anna]");
    expect(storedText("@Ilsebil", everybody)).toBe("@Ilsebil");
    expect(storedText("a@Ilse.nl", [])).toBe("a@Ilse.nl");
  });

  it("that two people share means the one that was chosen, and nobody where none was", () => {
    const other = { ...ilse, id: "usr-ilse-2" };
    expect(storedText("@Ilse", [ilse, other])).toBe("@Ilse");
    expect(storedText("@Ilse", [ilse, other], [other])).toBe("@[person:usr-ilse-2]");
  });

  it("is found in the text in order and once", () => {
    const body = "@[person:a] en @[department:b], nog eens @[person:a]";
    expect(mentionsIn(body)).toEqual([
      { kind: "person", id: "a" },
      { kind: "department", id: "b" },
    ]);
    expect(partsOf("geen naam")).toEqual([{ kind: "text", text: "geen naam" }]);
    expect(partsOf("@[person:a]!").map((part) => part.kind)).toEqual(["mention", "text"]);
    expect(mentionsIn("@[iets:a] @[person:] @[person:a b]")).toEqual([]);
  });

  it("is looked for from the @ before the caret on, until a line ends", () => {
    expect(mentionQuery("Zeg @Il", 7)).toEqual({ at: 4, query: "Il" });
    expect(mentionQuery("@", 1)).toEqual({ at: 0, query: "" });
    expect(mentionQuery("mail@wervel", 11)).toBeNull();
    expect(mentionQuery("@Ilse\nverder", 12)).toBeNull();
    expect(mentionQuery("geen", 4)).toBeNull();
  });

  it("is offered by its beginning first, then by a later word; behind a finished name nothing is", () => {
    expect(matchMentions(everybody, "an").map((one) => one.id)).toEqual(["usr-anna", "usr-am"]);
    expect(matchMentions(everybody, "mar").map((one) => one.id)).toEqual(["usr-am"]);
    const maria: MentionCandidate = { kind: "person", id: "usr-maria", name: "Maria" };
    expect(matchMentions([annaMaria, maria], "mar").map((one) => one.id)).toEqual(["usr-maria", "usr-am"]);
    expect(matchMentions(everybody, "Ilse ")).toEqual([]);
    expect(matchMentions(everybody, "Anna M").map((one) => one.id)).toEqual(["usr-am"]);
    expect(matchMentions(everybody, "", 2)).toHaveLength(2);
  });
});

describe("a comment's text", () => {
  it("keeps its lines and loses what stands around it", () => {
    expect(commentBody.parse("  Eerst\r\ndan \n")).toBe("Eerst\ndan");
    expect(commentBody.safeParse(" \n ").success).toBe(false);
  });

  it("is at most 4,000 characters and names at most twenty", () => {
    expect(commentBody.safeParse("x".repeat(COMMENT_MAX)).success).toBe(true);
    expect(commentBody.safeParse("x".repeat(COMMENT_MAX + 1)).success).toBe(false);
    const names = (count: number) => Array.from({ length: count }, (_, at) => `@[person:p${at}]`).join(" ");
    expect(commentBody.safeParse(names(20)).success).toBe(true);
    expect(commentBody.safeParse(names(21)).success).toBe(false);
  });
});

describe("where a comment stands", () => {
  const place = { workspaceSlug: "wervel", journeySlug: "krullen", taskMonth: "2026-11" };
  it.each([
    [{ kind: "touchpoint", journeyId: "j", nodeId: "tp 1" }, "/wervel/j/krullen?t=tp%201&comment=c"],
    [{ kind: "task", taskId: "t" }, "/wervel/tasks/2026-11?comment=c"],
    [{ kind: "metric", metricId: "m" }, "/wervel/kpis?comment=c"],
    [{ kind: "cycle", journeyId: "j", month: "2026-10" }, "/wervel/j/krullen/review/2026-10?comment=c"],
  ] as const)("%o has its address", (subject, path) => {
    expect(commentPath(subject, place, "c")).toBe(path);
  });

  it("is told apart by kind and ids", () => {
    expect(subjectKey({ kind: "cycle", journeyId: "j", month: "2026-10" })).toBe("cycle:j:2026-10");
    expect(subjectKey({ kind: "task", taskId: "x" })).not.toBe(subjectKey({ kind: "metric", metricId: "x" }));
  });
});
