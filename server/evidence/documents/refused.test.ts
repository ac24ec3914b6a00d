// Files that are refused as evidence: why is said in both languages, and not a row and not a byte is left of them.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceInput } from "#domain/evidence.ts";
import { LIMITS } from "#domain/limits.ts";
import { Scope } from "#server/auth/scope.ts";
import { provideSetting } from "#server/env.ts";
import { sweepFiles } from "#server/jobs/files.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  ageBytes,
  bytesOnDisk,
  handIn,
  pack,
  PDF,
  picture,
  refusalOf,
  said,
} from "#server/testing/document-flow.ts";
import { makeFile, makeWorkspace, type TestWorkspace } from "#server/testing/factories.ts";
import { watchTables, type WorkspaceState } from "#server/testing/workspace-state.ts";
import { createDocument } from "./commands.ts";
import { receiveDocument } from "./upload.ts";

let database: TestDatabase;
let place: TestWorkspace;
let watched: WorkspaceState;
const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-refused-"));

beforeAll(async () => {
  provideSetting("DATA_DIR", dataDir);
  database = await createTestDatabase();
  watched = await watchTables(database, []);
  place = await makeWorkspace(database);
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database.drop();
});

const hand = (item: object, name: string, bytes: Uint8Array) => handIn(place, item, { name, bytes });
const onDisk = () => bytesOnDisk(place.workspaceId);
const state = async () => [await watched.read(place.workspaceId), onDisk()];

describe("a file that is refused", () => {
  const sentences = (["nl", "en"] as const).map((locale) => {
    const source = path.resolve(import.meta.dirname, `../../../messages/${locale}.json`);
    return (JSON.parse(readFileSync(source, "utf8")) as { errors: Record<string, string> }).errors;
  });
  const huge = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: "#fff" }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer();
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  /** A picture of 40,000 × 40,000 in a hundred bytes: six gigabytes once it is unpacked. */
  const bomb = () => {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(40_000, 0);
    head.writeUInt32BE(40_000, 4);
    head.set([8, 2], 8);
    const signature = Buffer.from("89504e470d0a1a0a", "hex");
    const parts = [
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(Buffer.alloc(64))),
      chunk("IEND", Buffer.alloc(0)),
    ];
    return Buffer.concat([signature, ...parts]);
  };
  const text = (content: string) => Buffer.from(content, "utf8");
  const cases: readonly (readonly [string, string, string, () => Buffer | Promise<Buffer>])[] = [
    ["nothing", "leeg.txt", "fileEmpty", () => Buffer.alloc(0)],
    ["spaces alone", "leeg.md", "fileEmpty", () => text(" \n\t ")],
    [
      "a program called a PDF",
      "rekening.pdf",
      "fileType",
      () => Buffer.from("4d5a90000300000004000000ffff0000", "hex"),
    ],
    [
      "a drawing with a script",
      "logo.png",
      "fileType",
      () => text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    ],
    [
      "a page called a picture",
      "foto.png",
      "fileType",
      () => text("<!doctype html><script>alert(1)</script>"),
    ],
    ["a page after a mark", "notitie.txt", "fileType", () => text("\ufeff\n <html onload=alert(1)>")],
    ["a moving picture that is a script too", "foto.gif", "fileType", () => text("GIF89a=1;alert(1)//")],
    [
      "a picture of another kind",
      "foto.avif",
      "fileType",
      () => Buffer.from("\0\0\0\x1cftypavif\0\0\0\0", "latin1"),
    ],
    ["an archive", "bundel.pdf", "fileType", () => Buffer.from("504b03040a0000000000", "hex")],
    ["commands for a screen", "logboek.txt", "fileType", () => text("\u001b[2JAlles weg\u0007")],
    ["a document of another kind", "brief.md", "fileType", () => text("{\\rtf1\\ansi Hallo}")],
    [
      "a script before a PDF",
      "rapport.pdf",
      "fileType",
      () => Buffer.concat([text("<script>alert(1)</script>"), PDF]),
    ],
    ["half a PDF", "rapport.pdf", "fileDamaged", () => PDF.subarray(0, 30)],
    ["half a picture", "foto.jpg", "fileDamaged", async () => (await picture(600, 600)).subarray(0, 900)],
    ["a picture in name only", "foto.png", "fileDamaged", () => Buffer.from("89504e470d0a1a0a00", "hex")],
    ["a picture that is small until it is unpacked", "foto.png", "filePixels", bomb],
    ["a picture of 81 million pixels", "foto.png", "filePixels", () => huge(9_000)],
    ["a text without end", "boek.txt", "fileTextLong", () => text("woord ".repeat(34_000))],
    ["26 MB", "film.pdf", "fileTooLarge", () => Buffer.concat([PDF, Buffer.alloc(26 * 1024 * 1024)])],
  ];

  it.each(cases)(
    "%s: says why in both languages, and nothing is written",
    { timeout: 60_000 },
    async (_what, name, sentence, make) => {
      const before = await state();
      const refused = await refusalOf(hand(said(), name, await make()));
      expect(refused).toEqual([sentence === "fileTooLarge" ? "TOO_LARGE" : "INVALID", sentence]);
      for (const errors of sentences) expect(errors[sentence]).toMatch(/\p{L}.*\.$/u);
      expect(await state()).toEqual(before);
    },
  );

  it("also for what is said of it: no source, no words, a body that is none; not a row, not a byte", async () => {
    const before = await state();
    const bodies = [
      pack(said({ source: "" }), PDF),
      pack([], PDF),
      pack(null, PDF),
      Buffer.from("%PDF-1.4"),
      Buffer.from([0, 0, 0]),
      Buffer.concat([Buffer.from([0, 0, 0, 3]), Buffer.from("{,}"), PDF]),
    ];
    for (const body of bodies)
      expect(
        await refusalOf(
          receiveDocument(place.owner.actor, { workspaceId: place.workspaceId, name: "a.pdf", body }),
        ),
      ).toEqual(["INVALID", undefined]);
    expect(await state()).toEqual(before);
    // refused in the transaction: no row, and bytes that no row names are swept
    expect(await refusalOf(hand(said({ summary: "", title: "Rapport" }), "rapport.pdf", PDF))).toEqual([
      "INVALID",
      "fileUndescribed",
    ]);
    expect(await watched.read(place.workspaceId)).toEqual(before[0]);
    ageBytes(place.workspaceId);
    await sweepFiles(place.workspaceId);
    expect(onDisk()).toEqual(before[1]);
  });

  it("where the workspace is full", async () => {
    place = await makeWorkspace(database);
    const half = Math.floor(LIMITS.workspaceFileBytes / 2);
    await makeFile(database, place.workspaceId, { bytes: half });
    await makeFile(database, place.workspaceId, { bytes: LIMITS.workspaceFileBytes - half - PDF.length });
    const before = await watched.read(place.workspaceId);
    const longer = Buffer.concat([PDF, Buffer.from("\n")]);
    expect(await refusalOf(hand(said(), "meer.pdf", longer))).toEqual(["TOO_LARGE", "filesFull"]);
    expect(await state()).toEqual([before, []]);
  });

  it("also of two at a time that would fit one by one: the second waits until the first is written", async () => {
    place = await makeWorkspace(database);
    const { workspaceId, owner } = place;
    const half = Math.floor(LIMITS.workspaceFileBytes / 2);
    await makeFile(database, workspaceId, { bytes: half });
    await makeFile(database, workspaceId, { bytes: LIMITS.workspaceFileBytes - half - PDF.length });
    let [begin, end] = [() => {}, () => {}];
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const kept = {
      mime: "application/pdf",
      bytes: PDF.length,
      sha256: "0".repeat(64),
      width: null,
      height: null,
    };
    const first = Scope.open(owner.actor, { workspaceId }, "evidence.create", async (scope) => {
      await createDocument(scope, evidenceInput.parse(said()), { form: "pdf", name: "een.pdf", ...kept });
      begin();
      await ended;
    });
    await begun;
    const second = refusalOf(hand(said(), "twee.pdf", PDF));
    const waiting = async () => {
      const [row] = await database.everything<{ count: number }[]>`
        select count(*)::int as count from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`;
      return row?.count;
    };
    try {
      await expect.poll(waiting).toBe(1);
    } finally {
      end();
    }
    await first;
    expect(await second).toEqual(["TOO_LARGE", "filesFull"]);
  });
});
