// Secrets that open something: 256 random bits, shown once, kept as SHA-256 only.
import { createHash, randomBytes } from "node:crypto";

/** A new secret: 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is stored of a secret. */
export const hashSecret = (secret: string): Buffer => createHash("sha256").update(secret).digest();
