// Evidence that comes as a file: from the bytes that are handed in to the bytes that are gone, and who may see them meanwhile.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidence } from "#db/schema/evidence.ts";
import { files } from "#db/schema/files.ts";
import { evidenceInput, quoteInput } from "#domain/evidence.ts";
import { Scope } from "#server/auth/scope.ts";
import { env, provideSetting } from "#server/env.ts";
import {
  addQuote,
  linkEvidence,
  removeEvidence,
  restoreEvidence,
  updateEvidence,
} from "#server/evidence/commands.ts";
import { eraseRespondent } from "#server/evidence/library/commands.ts";
import { getEvidence } from "#server/evidence/queries.ts";
import { listJourneyStrengths } from "#server/evidence/strengths/queries.ts";
import { handleDownload } from "#server/files/http.ts";
import { forgetBytes, sweepFiles, sweepGoneWorkspaces } from "#server/jobs/files.ts";
import { emptyTrash } from "#server/jobs/sweep.ts";
import { createTestDatabase, type TestDatabase } from "#server/testing/database.ts";
import {
  ageBytes,
  askFile,
  bytesOnDisk,
  handIn,
  pack,
  PDF,
  picture,
  refusalOf,
  said,
  signedIn,
} from "#server/testing/document-flow.ts";
import {
  makeGuest,
  makeJourney,
  makeMember,
  makeNode,
  makeWorkspace,
  type TestPerson,
  type TestWorkspace,
} from "#server/testing/factories.ts";
import { handleDocument } from "./upload.ts";

let database: TestDatabase;
let place: TestWorkspace;
let journeyId: string;
let nodeId: string;
const dataDir = mkdtempSync(path.join(tmpdir(), "redthread-documents-"));

beforeAll(async () => {
  provideSetting("DATA_DIR", dataDir);
  database = await createTestDatabase();
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database.drop();
});
/** Each part on a workspace of its own: what is counted there was made there. */
async function begin() {
  place = await makeWorkspace(database);
  journeyId = await makeJourney(database, place.workspaceId);
  nodeId = await makeNode(database, place.workspaceId, journeyId);
}

const hand = (item: object, name: string, bytes: Uint8Array) => handIn(place, item, { name, bytes });
const ask = (person: TestPerson, fileId: string, workspaceId = place.workspaceId) =>
  askFile(person, workspaceId, fileId);
const onDisk = () => bytesOnDisk(place.workspaceId);
const inside = <T>(run: (scope: Scope) => Promise<T>) =>
  Scope.open(place.owner.actor, { workspaceId: place.workspaceId }, "evidence.view", run);
const link = (evidenceId: string) =>
  Scope.open(place.owner.actor, { journeyId }, "evidence.link", (scope) =>
    linkEvidence(scope, journeyId, { evidenceId, quoteId: null, nodeId, stance: "supports", weight: 2 }),
  );
const strength = async () =>
  (
    await Scope.open(place.owner.actor, { journeyId }, "evidence.view", (scope) =>
      listJourneyStrengths(scope, journeyId),
    )
  )[nodeId];
const fileOf = async (evidenceId: string) => {
  const { file } = await inside((scope) => getEvidence(scope, evidenceId));
  if (!file) throw new Error("the item has no file");
  return file;
};
const rowsOfFiles = () => database.rows.select().from(files).where(eq(files.workspaceId, place.workspaceId));

describe("a document", () => {
  beforeAll(begin);

  it("is handed in, linked and counted; in the trash it counts no more and nobody gets its file; emptied, its bytes are gone", async () => {
    const { id } = await hand(said({ summary: "Folder van de groothandel" }), "Folder.pdf", PDF);
    expect(await inside((scope) => getEvidence(scope, id))).toMatchObject({
      kind: "document",
      summary: "Folder van de groothandel",
      file: { name: "Folder.pdf", mime: "application/pdf", bytes: PDF.length },
    });
    expect(onDisk()).toHaveLength(1);
    expect((await strength())?.level).toBe("assumption");
    await link(id);
    expect(await strength()).toMatchObject({ level: "anecdotal", counts: { document: 1 } });

    const file = await fileOf(id);
    const answer = await ask(place.owner, file.id);
    expect([answer.status, Buffer.from(await answer.arrayBuffer())]).toEqual([200, PDF]);
    await inside((scope) => removeEvidence(scope, id));
    expect((await strength())?.level).toBe("assumption");
    expect((await ask(place.owner, file.id)).status).toBe(404);
    await inside((scope) => restoreEvidence(scope, id));
    expect((await ask(place.owner, file.id)).status).toBe(200);

    await inside((scope) => removeEvidence(scope, id));
    ageBytes(place.workspaceId);
    await database.rows
      .update(files)
      .set({ createdAt: sql`now() - interval '2 days'` })
      .where(eq(files.workspaceId, place.workspaceId));
    await sweepFiles(place.workspaceId);
    expect(onDisk()).toHaveLength(1);
    await database.rows
      .update(evidence)
      .set({ deletedAt: sql`now() - interval '31 days'` })
      .where(eq(evidence.id, id));
    await Scope.system("test", place.workspaceId, emptyTrash);
    await sweepFiles(place.workspaceId);
    expect(onDisk()).toEqual([]);
    expect(await rowsOfFiles()).toEqual([]);
  });

  it("that is a text is its words: a sentence of it is quoted as of an interview, whatever it was written in", async () => {
    const words = "Zij belde drie keer.\nNiemand nam op in het café.";
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(words.replace("\n", "\r\n"), "utf16le"),
    ]);
    const { id } = await hand(said({ summary: "" }), "gesprek.md", utf16);
    const item = await inside((scope) => getEvidence(scope, id));
    expect([item.body, item.file?.name]).toEqual([words, "gesprek.txt"]);
    const startsAt = words.indexOf("Niemand");
    const quote = quoteInput.parse({ text: words.slice(startsAt), startsAt, endsAt: words.length });
    await inside((scope) => addQuote(scope, id, quote));
    expect((await inside((scope) => getEvidence(scope, id))).quotes).toMatchObject([
      { text: "Niemand nam op in het café.", startsAt, page: null },
    ]);
    const answer = await ask(place.owner, item.file?.id ?? "");
    expect([answer.headers.get("content-type"), await answer.text()]).toEqual([
      "text/plain; charset=utf-8",
      words,
    ]);
  });

  it("that is a PDF is quoted by hand, with the page", async () => {
    const { id } = await hand(said(), "rapport.pdf", PDF);
    const quote = quoteInput.parse({ text: "Een op de drie haakt af.", page: 12 });
    await inside((scope) => addQuote(scope, id, quote));
    expect((await inside((scope) => getEvidence(scope, id))).quotes).toMatchObject([
      { page: 12, startsAt: null },
    ]);
    expect(quoteInput.safeParse({ text: "x", page: 0 }).success).toBe(false);
    // shown in a tab of its own it runs as little as when it is saved; nothing else is ever shown
    const file = await fileOf(id);
    const shown = await askFile(place.owner, place.workspaceId, file.id, "?open");
    expect(shown.headers.get("content-disposition")).toMatch(/^inline; filename=".+\.pdf"/);
    expect(shown.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    const text = await fileOf((await hand(said(), "brief.txt", Buffer.from("Beste salon"))).id);
    const saved = await askFile(place.owner, place.workspaceId, text.id, "?open");
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; /);
  });

  it("goes with the person who speaks in it: row at once, bytes by the job that erasing leaves behind", async () => {
    await begin();
    const { id } = await hand(
      said({ kind: "interview", respondent: "R9" }),
      "gesprek R9.txt",
      Buffer.from("Zij zei dit."),
    );
    const other = await hand(
      said({ kind: "interview", respondent: "R10" }),
      "ander.txt",
      Buffer.from("Hij zei dat."),
    );
    const kept = await fileOf(other.id);
    await inside((scope) => eraseRespondent(scope, id));
    const jobs = await database.everything<{ payload: object; waits: boolean }[]>`
      select payload, run_at > now() + interval '10 minutes' as waits from jobs._private_jobs j
      join jobs._private_tasks t on t.id = j.task_id
      where t.identifier = 'forget_bytes' and payload ->> 'workspaceId' = ${place.workspaceId}`;
    expect(jobs).toMatchObject([{ waits: true }]);
    // a file that is just being handed in could have the same bytes
    await forgetBytes(jobs[0]?.payload);
    expect(onDisk()).toHaveLength(2);
    ageBytes(place.workspaceId);
    await forgetBytes(jobs[0]?.payload);
    const rows = await rowsOfFiles();
    expect([rows.map((row) => row.id), onDisk()]).toEqual([[kept.id], rows.map((row) => row.sha256)]);
  });

  it("leaves nothing when its whole workspace is purged", async () => {
    await begin();
    await hand(said(), "weg.pdf", PDF);
    await database.everything`delete from workspaces where id = ${place.workspaceId}`;
    await sweepGoneWorkspaces();
    expect(onDisk()).toHaveLength(1);
    ageBytes(place.workspaceId, 2 * 1_440);
    await sweepGoneWorkspaces();
    expect(onDisk()).toEqual([]);
  });
});

describe("an image", () => {
  beforeAll(begin);

  it("is drawn anew without where and with what it was taken, shown beside a claim, and counts only as what a colleague saw", async () => {
    const item = said({ kind: "image", summary: "Rij tot op de stoep" });
    const { id } = await hand(item, "IMG_1.jpg", await picture());
    const file = await fileOf(id);
    expect(file).toMatchObject({ name: "IMG_1.webp", mime: "image/webp", width: 64, height: 32 });
    const bytes = Buffer.from(await (await ask(place.owner, file.id)).arrayBuffer());
    expect([(await picture()).includes("CANARY-MAKE"), bytes.includes("CANARY-MAKE")]).toEqual([true, false]);
    await link(id);
    expect(await strength()).toMatchObject({ level: "assumption", items: 0, indirect: 1 });
    const seen = evidenceInput.parse({ ...item, kind: "observation" });
    await inside((scope) => updateEvidence(scope, id, seen));
    expect(await strength()).toMatchObject({ level: "anecdotal", counts: { observation: 1 }, indirect: 0 });
  });

  it("is none without a picture, neither when it is made nor later", async () => {
    const { id } = await hand(said(), "rapport.pdf", PDF);
    const image = said({ kind: "image" });
    expect(await refusalOf(hand(image, "rapport.pdf", PDF))).toEqual(["INVALID", "imageWithout"]);
    expect(await refusalOf(inside((scope) => updateEvidence(scope, id, evidenceInput.parse(image))))).toEqual(
      ["INVALID", "imageWithout"],
    );
  });
});

describe("who gets a file", () => {
  beforeAll(begin);

  it("is every member, as something that is saved and never runs; no guest, whatever is shown to them, and no other workspace", async () => {
    const { id } = await hand(said({ kind: "image" }), 'Els "d\u00e9" Vries.png', await picture());
    await link(id);
    const file = await fileOf(id);
    const viewer = await makeMember(database, place.workspaceId, "viewer");
    const guest = await makeGuest(database, place.workspaceId, [journeyId]);
    const abroad = await makeWorkspace(database);
    const answer = await ask(viewer, file.id);
    expect([answer.status, Object.fromEntries(answer.headers)]).toMatchObject([
      200,
      {
        "content-type": "image/webp",
        "content-disposition": `attachment; filename="${file.id}.webp"; filename*=UTF-8''Els%20d%C3%A9%20Vries.webp`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
      },
    ]);
    expect((await ask(guest, file.id)).status).not.toBe(200);
    expect((await ask(abroad.owner, file.id)).status).toBe(404);
    expect((await ask(abroad.owner, file.id, abroad.workspaceId)).status).toBe(404);
    const nobody = new Request("http://localhost:3000/api/files");
    const closed = await handleDownload(nobody, { workspaceId: place.workspaceId, fileId: file.id });
    expect(closed.status).toBe(401);
    // the wall by itself: a guest to whom the journey is shown sees the item and not a row of its file
    const seen = await database.pools.appSql.begin(async (tx) => {
      await tx`select set_config('app.workspace_id', ${place.workspaceId}, true), set_config('app.user_id', ${guest.userId}, true), set_config('app.role', 'guest', true)`;
      return tx`select (select count(*)::int from files) as files`;
    });
    expect(seen[0]).toEqual({ files: 0 });
  });

  it("may hand one in who may add evidence, from our own pages only", async () => {
    const post = async (person: TestPerson, headers: Record<string, string> = {}) => {
      const { appUrl } = env();
      const body = pack(said(), PDF);
      return handleDocument(
        new Request(new URL(`/api/evidence?workspaceId=${place.workspaceId}&name=a.pdf`, appUrl), {
          method: "POST",
          headers: {
            ...(await signedIn(person)),
            origin: appUrl.origin,
            "content-type": "application/octet-stream",
            ...headers,
          },
          body: new Uint8Array(body),
        }),
      );
    };
    const people = await Promise.all(
      (["commenter", "viewer", "guest"] as const).map((role) =>
        makeMember(database, place.workspaceId, role),
      ),
    );
    const abroad = await makeWorkspace(database);
    const [commenter, viewer, guest] = await Promise.all(people.map((person) => post(person)));
    expect([commenter?.status, viewer?.status]).toEqual([200, 403]);
    expect(guest?.status).not.toBe(200);
    expect((await post(abroad.owner)).status).toBe(404);
    const refused = [
      await post(place.owner, { origin: "https://evil.example" }),
      await post(place.owner, { "content-type": "text/plain" }),
    ];
    expect(refused.map((answer) => answer.status)).toEqual([403, 415]);
  });
});
