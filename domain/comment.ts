// Comments: what one may hang on, how people and departments are named in its text, and where it can be read.
import { z } from "zod";
import { id } from "./ids.ts";
import { monthString } from "./journey.ts";

/** Longest text of a comment in characters, as it is stored. */
export const COMMENT_MAX = 4_000;
/** More names than this in one comment would be a mailing. */
export const MENTIONS_MAX = 20;

/** What a comment hangs on: a touchpoint by its id in the journey's document, a task, a metric, or a month of a journey. */
export const commentSubject = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("touchpoint"), journeyId: id, nodeId: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal("task"), taskId: id }),
  z.strictObject({ kind: z.literal("metric"), metricId: id }),
  z.strictObject({ kind: z.literal("cycle"), journeyId: id, month: monthString }),
]);
export type CommentSubject = z.infer<typeof commentSubject>;

/** One word for a subject, the same for equal ones. */
export function subjectKey(subject: CommentSubject): string {
  switch (subject.kind) {
    case "touchpoint":
      return `touchpoint:${subject.journeyId}:${subject.nodeId}`;
    case "task":
      return `task:${subject.taskId}`;
    case "metric":
      return `metric:${subject.metricId}`;
    case "cycle":
      return `cycle:${subject.journeyId}:${subject.month}`;
  }
}

export const MENTION_KINDS = ["person", "department"] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** A person or a department that is named in a text, by id: the name shown is always today's. */
export interface Mention {
  readonly kind: MentionKind;
  readonly id: string;
}

/** Whom a text may name. */
export interface MentionCandidate extends Mention {
  readonly name: string;
}

export type CommentPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mention"; readonly mention: Mention };

const TOKEN = /@\[(person|department):([A-Za-z0-9_-]{1,64})\]/g;

const tokenOf = ({ kind, id: mentioned }: Mention): string => `@[${kind}:${mentioned}]`;

/** The stored text in pieces, in order: words, and whom they name. Texts are never empty. */
export function partsOf(body: string): readonly CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const found of body.matchAll(TOKEN)) {
    if (found.index > from) parts.push({ kind: "text", text: body.slice(from, found.index) });
    const kind = found[1] === "department" ? "department" : "person";
    parts.push({ kind: "mention", mention: { kind, id: found[2] ?? "" } });
    from = found.index + found[0].length;
  }
  if (from < body.length) parts.push({ kind: "text", text: body.slice(from) });
  return parts;
}

/** Everybody a stored text names, each once, in the order of the text. */
export function mentionsIn(body: string): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const part of partsOf(body))
    if (part.kind === "mention") found.set(tokenOf(part.mention), part.mention);
  return [...found.values()];
}

/**
 * The stored text as somebody reads it: names in place of ids.
 * @param nameOf today's name; what is gone has the name the reader's language gives it
 */
export const spokenText = (body: string, nameOf: (mention: Mention) => string): string =>
  partsOf(body)
    .map((part) => (part.kind === "text" ? part.text : `@${nameOf(part.mention)}`))
    .join("");

/** A letter or digit behind a name means that the name goes on: "@Ilse" is not in "@Ilsebil". */
const GOES_ON = /^[\p{L}\p{N}]/u;

/**
 * The text as it was written, with ids in place of the names that stand behind an @. Of names that begin alike the longest is
 * meant; a name that two share is only resolved where it was `chosen` from the list, in that order of preference.
 */
export function storedText(
  written: string,
  candidates: readonly MentionCandidate[],
  chosen: readonly MentionCandidate[] = [],
): string {
  const known = new Map<string, MentionCandidate | null>();
  for (const one of candidates) {
    const name = one.name.toLocaleLowerCase();
    known.set(name, known.has(name) ? null : one);
  }
  for (const one of chosen) known.set(one.name.toLocaleLowerCase(), one);
  const names = [...known.keys()].filter((name) => name !== "").toSorted((a, b) => b.length - a.length);
  let stored = "";
  for (let at = 0; at < written.length; ) {
    const rest = written.slice(at + 1).toLocaleLowerCase();
    const name =
      written.charAt(at) === "@"
        ? names.find((one) => rest.startsWith(one) && !GOES_ON.test(rest.slice(one.length)))
        : undefined;
    const meant = name === undefined ? null : known.get(name);
    if (name === undefined || !meant) {
      stored += written.charAt(at);
      at += 1;
    } else {
      stored += tokenOf(meant);
      at += 1 + name.length;
    }
  }
  return stored;
}

/**
 * What is typed behind the last @ before the caret, while a name may still become of it; null where nobody is being named.
 * @param caret how many characters stand before it
 */
export function mentionQuery(
  text: string,
  caret: number,
): { readonly at: number; readonly query: string } | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at === -1 || (at > 0 && !/[\s(,;:]/.test(text[at - 1] ?? ""))) return null;
  const query = text.slice(at + 1, caret);
  return query.length > 40 || query.includes("\n") ? null : { at, query };
}

/** Candidates for what is typed: those that begin so, then those of which a later word does; at most `most`. */
export function matchMentions(
  candidates: readonly MentionCandidate[],
  query: string,
  most = 8,
): readonly MentionCandidate[] {
  const wanted = query.trim().toLocaleLowerCase();
  // behind a finished name and a space somebody writes on
  if (
    query !== "" &&
    query !== query.trimEnd() &&
    candidates.some((one) => one.name.toLocaleLowerCase() === wanted)
  )
    return [];
  const begins = candidates.filter((one) => one.name.toLocaleLowerCase().startsWith(wanted));
  const later = candidates.filter(
    (one) =>
      !begins.includes(one) &&
      one.name
        .toLocaleLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
  );
  return [...begins, ...later].slice(0, most);
}

/** A comment's text: one to {@link COMMENT_MAX} characters, lines kept, no other markup. */
export const commentBody = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(COMMENT_MAX)
      .refine((text) => mentionsIn(text).length <= MENTIONS_MAX),
  );

/** What the address of a comment is made of beside its subject. */
export interface CommentPlace {
  readonly workspaceSlug: string;
  /** The journey of a touchpoint or a month. */
  readonly journeySlug: string | null;
  /** The month of a task. */
  readonly taskMonth: string | null;
}

/** The address at which a comment is read, with the comment in it: mails and inboxes link there. */
export function commentPath(subject: CommentSubject, place: CommentPlace, commentId: string): string {
  const asked = `comment=${commentId}`;
  switch (subject.kind) {
    case "touchpoint":
      return `/${place.workspaceSlug}/j/${place.journeySlug}?t=${encodeURIComponent(subject.nodeId)}&${asked}`;
    case "task":
      return `/${place.workspaceSlug}/tasks/${place.taskMonth}?${asked}`;
    case "metric":
      return `/${place.workspaceSlug}/kpis?${asked}`;
    case "cycle":
      return `/${place.workspaceSlug}/j/${place.journeySlug}/review/${subject.month}?${asked}`;
  }
}
