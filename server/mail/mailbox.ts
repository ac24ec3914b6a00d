// The development mailbox: without SMTP on this machine, mails become files that /dev/mail shows. Files, because the worker
// writes and the pages read, possibly in two processes.
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { newId } from "#document/new-id.ts";
import type { RenderedMail } from "./render.ts";

const KEPT = 200;

const storedMail = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  files: z.array(z.object({ name: z.string(), base64: z.string() })).default([]),
  headers: z.record(z.string(), z.string()).default({}),
});
export type StoredMail = z.infer<typeof storedMail>;

const folderOf = (dataDir: string) => path.join(dataDir, "mail");
const isMailFile = (name: string) => /^\d{13}-[\w-]+\.json$/.test(name);

/** Keeps a mail; the oldest of more than 200 are thrown away. */
export async function storeMail(
  dataDir: string,
  recipient: string,
  mail: RenderedMail & Partial<Pick<StoredMail, "files">>,
  now: Date,
): Promise<void> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stored: StoredMail = { files: [], id: newId(), at: now.toISOString(), recipient, ...mail };
  const file = path.join(folder, `${String(now.getTime()).padStart(13, "0")}-${stored.id}.json`);
  // a reader never sees half a mail
  await writeFile(`${file}.part`, JSON.stringify(stored), { mode: 0o600 });
  await rename(`${file}.part`, file);
  const names = (await readdir(folder)).filter(isMailFile).sort();
  await Promise.all(names.slice(0, -KEPT).map((name) => rm(path.join(folder, name), { force: true })));
}

/** Kept mails, newest first. */
export async function listStoredMails(dataDir: string, limit = 50): Promise<StoredMail[]> {
  const folder = folderOf(dataDir);
  const names = await readdir(folder).catch(() => []);
  const newest = names.filter(isMailFile).sort().reverse().slice(0, limit);
  const found: StoredMail[] = [];
  for (const name of newest) {
    const content = await readFile(path.join(folder, name), "utf8").catch(() => null);
    const parsed = content === null ? null : storedMail.safeParse(JSON.parse(content));
    if (parsed?.success) found.push(parsed.data);
  }
  return found;
}
