// Hands files in as the page does, and asks for them as a browser does; and what of it lies on disk.
import { readdirSync, utimesSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { DomainError } from "#domain/errors.ts";
import { createSession, sessionCookie } from "#server/auth/session.ts";
import { env } from "#server/env.ts";
import { receiveDocument } from "#server/evidence/documents/upload.ts";
import { handleDownload } from "#server/files/http.ts";
import type { TestPerson, TestWorkspace } from "./factories.ts";

export const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n",
);

/** A photo that says with what it was taken. */
export const picture = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: "#4b4fa8" } })
    .jpeg()
    .withExif({ IFD0: { Make: "CANARY-MAKE" } })
    .toBuffer();

/** What is said of a file. */
export const said = (over: object = {}) => ({
  kind: "document",
  summary: "De balie op zaterdag",
  observedOn: "2026-11-01",
  source: "salon",
  consent: "yes",
  ...over,
});

/** As the page packs it: the length of the item, the item, the file. */
export function pack(item: unknown, bytes: Uint8Array): Buffer {
  const json = Buffer.from(JSON.stringify(item));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, bytes]);
}

export const handIn = (
  { workspaceId, owner }: TestWorkspace,
  item: object,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
) => receiveDocument(owner.actor, { workspaceId, name, body: pack(item, bytes) });

/** The headers of a browser in which this person is signed in. */
export async function signedIn(person: TestPerson): Promise<Record<string, string>> {
  const { secret } = await createSession(person.userId, null);
  return { cookie: `${sessionCookie(env().appUrl).name}=${secret}` };
}

/** Asks for a file in a person's browser. */
export async function askFile(
  person: TestPerson,
  workspaceId: string,
  fileId: string,
  how = "",
): Promise<Response> {
  const request = new Request(new URL(`/api/files${how}`, env().appUrl), { headers: await signedIn(person) });
  return handleDownload(request, { workspaceId, fileId });
}

const folderOf = (workspaceId: string) => path.join(env().dataDir, "files", workspaceId);

/** Names of what lies on disk for a workspace. */
export function bytesOnDisk(workspaceId: string): string[] {
  try {
    return readdirSync(folderOf(workspaceId)).sort();
  } catch {
    return [];
  }
}

/** As if so many minutes had gone by since its bytes were put down. */
export function ageBytes(workspaceId: string, minutes = 15): void {
  const before = new Date(Date.now() - minutes * 60_000);
  for (const name of [...bytesOnDisk(workspaceId), ""])
    utimesSync(path.join(folderOf(workspaceId), name), before, before);
}

/** Code and sentence of a refusal; null when it went well. */
export const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DomainError ? [error.code, error.detail.sentence] : error),
  );
