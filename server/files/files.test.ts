// Photos: what is taken and what is refused, what is left of one, who may see it, and that rows and bytes agree.
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { files } from "#db/schema/files.ts";
import { Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { sweepFiles } from "#server/jobs/files.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import { makeMember, makePersona, makeWorkspace, type TestWorkspace } from "#server/testing/factories.ts";
import { createFile } from "./commands.ts";
import { photoTypeOf, remakePhoto } from "./photo.ts";
import { getFile } from "./queries.ts";
import { readBytes, storeBytes } from "./store.ts";

let database: TestDatabase;
let own: TestWorkspace;
let foreign: TestWorkspace;
const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-files-"));

beforeAll(async () => {
  provideSetting("DATA_DIR", dataDir);
  database = await createTestDatabase();
  own = await makeWorkspace(database);
  foreign = await makeWorkspace(database);
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database.drop();
});

const refusal = (code: string) => expect.objectContaining({ code }) as Error;
/** A photo as a phone makes it: lying on its side, with the place where it was taken. */
const phonePhoto = () =>
  sharp({ create: { width: 1_600, height: 800, channels: 3, background: "#4b4fa8" } })
    .jpeg()
    .withExif({ IFD0: { Make: "CANARY-MAKE" }, IFD3: { GPSLatitude: "52/1 22/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

describe("a photo", () => {
  it("is known by its own bytes, whatever it is called", async () => {
    expect(photoTypeOf(await phonePhoto())).toBe("image/jpeg");
    const texts = [
      "",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "GIF89a",
      "\0\0\0\x1cftypavif",
      "%PDF-1.7",
      "<html>",
    ];
    expect(texts.map((text) => photoTypeOf(Buffer.from(text, "latin1")))).toEqual(texts.map(() => null));
  });
  it("is made anew: upright, small, without where and with what it was taken", async () => {
    expect((await phonePhoto()).includes("CANARY-MAKE")).toBe(true);
    const photo = await remakePhoto(await phonePhoto());
    expect([photo.mime, photo.width, photo.height]).toEqual(["image/webp", 512, 1_024]);
    expect(photoTypeOf(photo.content)).toBe("image/webp");
    expect((await sharp(photo.content).metadata()).exif).toBeUndefined();
    expect(photo.content.includes("CANARY-MAKE")).toBe(false);
  });
  it("is refused when it is something else, broken, or larger than any screen", async () => {
    const broken = (await phonePhoto()).subarray(0, 400);
    const huge = await sharp({
      create: { width: 9_000, height: 9_000, channels: 3, background: "#fff" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
    for (const bytes of [svg, broken, huge, Buffer.alloc(0)])
      await expect(remakePhoto(bytes)).rejects.toEqual(refusal("INVALID"));
  });
});

describe("bytes on disk", () => {
  it("lie under their own hash, once, and nothing half is left", async () => {
    const content = Buffer.from("een foto");
    const sha256 = await storeBytes(own.workspaceId, content);
    expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
    await storeBytes(own.workspaceId, content);
    expect(readdirSync(path.join(dataDir, "files", own.workspaceId))).toEqual([sha256]);
    expect(await readBytes(own.workspaceId, sha256)).toEqual(content);
  });
  it("are not found below another workspace, nor by a name that is no hash", async () => {
    const sha256 = await storeBytes(own.workspaceId, Buffer.from("alleen hier"));
    expect(await readBytes(foreign.workspaceId, sha256)).toBeNull();
    expect(await readBytes(own.workspaceId, "../secrets.json")).toBeNull();
  });
});

describe("the row of a file", () => {
  const stored = (sha256: string) =>
    ({ kind: "photo", mime: "image/webp", bytes: 8, sha256, width: 1, height: 1 }) as const;
  const inside = <T>(work: (scope: Scope) => Promise<T>, place = own) =>
    Scope.open(place.owner.actor, { workspaceId: place.workspaceId }, "file.create", work);

  it("is seen by every member, not by another workspace, and made by whoever may edit", async () => {
    const { id } = await inside((scope) => createFile(scope, stored("a".repeat(64))));
    const viewer = await makeMember(database, own.workspaceId, "viewer");
    const place = { workspaceId: own.workspaceId };
    const seen = await Scope.open(viewer.actor, place, "file.view", (scope) => getFile(scope, id));
    expect(seen).toMatchObject({ id, mime: "image/webp" });
    await expect(inside((scope) => getFile(scope, id), foreign)).rejects.toEqual(refusal("NOT_FOUND"));
    await expect(Scope.open(viewer.actor, place, "file.create", async () => {})).rejects.toEqual(
      refusal("FORBIDDEN"),
    );
    const guest = await makeMember(database, own.workspaceId, "guest");
    await expect(Scope.open(guest.actor, place, "file.view", async () => {})).rejects.toThrow();
  });

  it("is swept with its bytes a day after nothing shows it; what is shown stays", async () => {
    const place = await makeWorkspace(database);
    const home = path.join(dataDir, "files", place.workspaceId);
    const make = async (text: string) => {
      const sha256 = await storeBytes(place.workspaceId, Buffer.from(text));
      const { id } = await inside((scope) => createFile(scope, stored(sha256)), place);
      return { id, sha256 };
    };
    const [shown, old, fresh] = [
      await make("op een pagina"),
      await make("van eergisteren"),
      await make("van zonet"),
    ];
    await makePersona(database, place.workspaceId, { photoFileId: shown.id });
    writeFileSync(path.join(home, `${"b".repeat(64)}.abc.tmp`), "half");
    const yesterday = new Date(Date.now() - 2 * 86_400_000);
    for (const name of readdirSync(home).filter((one) => one !== fresh.sha256))
      utimesSync(path.join(home, name), yesterday, yesterday);
    for (const { id } of [shown, old])
      await database.rows
        .update(files)
        .set({ createdAt: sql`now() - interval '2 days'` })
        .where(eq(files.id, id));
    await sweepFiles(place.workspaceId);
    expect(readdirSync(home).sort()).toEqual([shown.sha256, fresh.sha256].sort());
    const rows = await database.rows
      .select({ id: files.id })
      .from(files)
      .where(eq(files.workspaceId, place.workspaceId));
    expect(rows.map((row) => row.id).sort()).toEqual([shown.id, fresh.id].sort());
  });
});
