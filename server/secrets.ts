// What the installation made up for itself: its id, the passwords of its database roles, the key of its sessions.
// Kept in DATA_DIR/secrets.json, readable by its owner only, written before anything is made with it.
import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secrets = z.object({
  installationId: z.string().min(1),
  sessionSecret: z.string().min(32),
  passwords: z.object({
    app: z.string().min(1),
    collab: z.string().min(1),
    share: z.string().min(1),
    backup: z.string().min(1),
  }),
});
export type Secrets = z.infer<typeof secrets>;

const random = (size: number) => randomBytes(size).toString("base64url");

function makeSecrets(): Secrets {
  return {
    installationId: random(12),
    sessionSecret: random(48),
    passwords: { app: random(24), collab: random(24), share: random(24), backup: random(24) },
  };
}

/** Reads the secrets, or makes them: of two first starts at once one file wins and both read it. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  const read = () => secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  try {
    return read();
  } catch (error) {
    if (!isCode(error, "ENOENT"))
      throw new Error(`${file} cannot be read: restore it from a backup`, { cause: error });
  }
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${random(6)}`;
  writeFileSync(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 });
  try {
    chmodSync(draft, 0o600);
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read();
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && "code" in error && error.code === code;
