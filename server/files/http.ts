// The HTTP edge of files: a picture comes in as the body of a POST from our own pages, and goes out to who may see it.
import { z } from "zod";
import { id } from "#domain/ids.ts";
import { isOwnOrigin, readBody, requestUser } from "#server/api/request.ts";
import { consumeLimit } from "#server/auth/rate-limit.ts";
import { Scope } from "#server/auth/scope.ts";
import { answer, NO_STORE, refusal, refuse } from "./answers.ts";
import { createFile } from "./commands.ts";
import { PHOTO_LIMITS, remakePhoto } from "./photo.ts";
import { getFile } from "./queries.ts";
import { readBytes, storeBytes } from "./store.ts";

const uploadInput = z.object({ workspaceId: id });
const downloadInput = z.object({ workspaceId: id, fileId: id });

/** Answers `POST /api/files?workspaceId=…` with `{id}`. A form of another page cannot say this content type. */
export async function handleUpload(incoming: Request): Promise<Response> {
  if (!isOwnOrigin(incoming.headers)) return refuse(403, "FORBIDDEN");
  if (incoming.headers.get("content-type") !== "application/octet-stream") return refuse(415, "INVALID");
  const given = uploadInput.safeParse(Object.fromEntries(new URL(incoming.url).searchParams));
  if (!given.success) return refuse(400, "INVALID");
  const { workspaceId } = given.data;
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    const actor = { kind: "user", userId: user.id } as const;
    // who may not add files sends nothing further
    await Scope.open(actor, { workspaceId }, "file.create", async () => {});
    await consumeLimit("file", user.id);
    const { content, ...picture } = await remakePhoto(await readBody(incoming, PHOTO_LIMITS.bytes));
    // first the bytes, then the row that names them; and no file is written inside a transaction
    const sha256 = await storeBytes(workspaceId, content);
    const file = { ...picture, kind: "photo", bytes: content.length, sha256 } as const;
    return answer(
      await Scope.open(actor, { workspaceId }, "file.create", (scope) => createFile(scope, file)),
    );
  } catch (error) {
    return refusal(error);
  }
}

/**
 * Answers `GET /api/files/{workspaceId}/{fileId}` with the bytes, as the type that was found in them and as nothing that runs;
 * `?open` shows a PDF.
 */
export async function handleDownload(
  incoming: Request,
  asked: { readonly workspaceId: string; readonly fileId: string },
): Promise<Response> {
  const given = downloadInput.safeParse(asked);
  if (!given.success) return refuse(404, "NOT_FOUND");
  const { workspaceId, fileId } = given.data;
  try {
    const user = await requestUser(incoming.headers);
    if (!user) return refuse(401, "UNAUTHENTICATED");
    const actor = { kind: "user", userId: user.id } as const;
    const file = await Scope.open(actor, { workspaceId }, "file.view", (scope) => getFile(scope, fileId));
    const content = await readBytes(workspaceId, file.sha256);
    if (!content) return refuse(404, "NOT_FOUND");
    return new Response(new Uint8Array(content), {
      headers: {
        "Content-Type": file.mime === "text/plain" ? "text/plain; charset=utf-8" : file.mime,
        "Content-Length": String(content.length),
        "Content-Disposition": dispositionOf(file, new URL(incoming.url).searchParams.has("open")),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        ...NO_STORE,
      },
    });
  } catch (error) {
    return refusal(error);
  }
}

/** To be saved, under the name it came with; a PDF may be opened by the browser's own reader, in a tab of its own that runs nothing. */
function dispositionOf(
  file: { readonly id: string; readonly mime: string; readonly name: string },
  isOpened: boolean,
): string {
  const how = isOpened && file.mime === "application/pdf" ? "inline" : "attachment";
  const plain = `${file.id}.${file.mime.split("/")[1] ?? "bin"}`;
  const named = file.name === "" ? "" : `; filename*=UTF-8''${encodeName(file.name)}`;
  return `${how}; filename="${plain}"${named}`;
}

/** RFC 8187: what `encodeURIComponent` leaves and a header value may not hold goes too. */
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
