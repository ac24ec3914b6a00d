// The HTTP edge of evidence that comes as a file: what is said of it and the file itself are one body, so that neither is ever
// taken in without the other.
import { z } from "zod";
import { DomainError } from "#domain/errors.ts";
import { evidenceInput } from "#domain/evidence.ts";
import { EVIDENCE_FILE, fileNameOf } from "#domain/evidence-file.ts";
import { id } from "#domain/ids.ts";
import { isOwnOrigin, readBody, requestUser } from "#server/api/request.ts";
import type { Actor } from "#server/auth/actor.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { answer, refusal, refuse } from "#server/files/answers.ts";
import { readContent } from "#server/files/content.ts";
import { requireRoom } from "#server/files/queries.ts";
import { storeBytes } from "#server/files/store.ts";
import { createDocument } from "./commands.ts";

const asked = z.object({ workspaceId: id, name: z.string().max(1_000).default("") });

/** Bytes of the number that says how long the item is, and how long it may be. */
const HEAD = 4;
const ITEM_MAX = 256 * 1024;

/** What a body holds: the length of the item in four bytes, the item as JSON, the file. */
function unpack(body: Buffer): { readonly item: unknown; readonly bytes: Buffer } {
  const wrong = new DomainError("INVALID");
  const length = body.length < HEAD ? Number.POSITIVE_INFINITY : body.readUInt32BE(0);
  if (length > ITEM_MAX || HEAD + length > body.length) throw wrong;
  try {
    const item: unknown = JSON.parse(body.toString("utf8", HEAD, HEAD + length));
    return { item, bytes: body.subarray(HEAD + length) };
  } catch {
    throw wrong;
  }
}

export interface HandedIn {
  readonly workspaceId: string;
  /** What the file is called where it came from. */
  readonly name: string;
  readonly body: Buffer;
}

/**
 * Takes a file in as evidence: reads what it is, puts its bytes down, then writes the rows. What is refused leaves no row; bytes that
 * were put down and then refused are swept, since no row names them.
 * @throws INVALID, TOO_LARGE with the sentence that says why
 */
export async function receiveDocument(actor: Actor, { workspaceId, name, body }: HandedIn) {
  const { item, bytes } = unpack(body);
  if (bytes.length > EVIDENCE_FILE.bytes) throw tooLarge();
  const { text, content, ...file } = await readContent(bytes);
  // a text says itself what it says; and what is wrong with the item is known before a byte is put down
  const words = typeof item === "object" && item !== null && text !== null ? { ...item, body: text } : item;
  const given = evidenceInput.safeParse(words);
  if (!given.success) throw new DomainError("INVALID");
  // asked before a byte is put down, and again beside the row: two files may come at a time
  await Scope.open(actor, { workspaceId }, "evidence.create", (scope) => requireRoom(scope, content.length));
  const sha256 = await storeBytes(workspaceId, content);
  const kept = { ...file, name: fileNameOf(name, file.form), bytes: content.length, sha256 };
  return Scope.open(actor, { workspaceId }, "evidence.create", (scope) =>
    createDocument(scope, given.data, kept),
  );
}

const tooLarge = () => new DomainError("TOO_LARGE", { max: EVIDENCE_FILE.bytes, sentence: "fileTooLarge" });

/** Answers `POST /api/evidence?workspaceId=…&name=…` with `{id}`. A form of another page cannot say this content type. */
export async function handleDocument(incoming: Request): Promise<Response> {
  if (!isOwnOrigin(incoming.headers)) return refuse(403, "FORBIDDEN");
  if (incoming.headers.get("content-type") !== "application/octet-stream") return refuse(415, "INVALID");
  const given = asked.safeParse(Object.fromEntries(new URL(incoming.url).searchParams));
  if (!given.success) return refuse(400, "INVALID");
  const { workspaceId, name } = given.data;
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    const actor = { kind: "user", userId: user.id } as const;
    // who may not add evidence sends nothing further
    await Scope.open(actor, { workspaceId }, "evidence.create", async () => {});
    await consumeLimit("file", user.id);
    const body = await readBody(incoming, HEAD + ITEM_MAX + EVIDENCE_FILE.bytes).catch((error: unknown) => {
      throw error instanceof DomainError ? tooLarge() : error;
    });
    return answer(await receiveDocument(actor, { workspaceId, name, body }));
  } catch (error) {
    return refusal(error);
  }
}
