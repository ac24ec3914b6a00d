// Identifiers: 21 random characters (126 bits), made where the thing is made, never reused.
import { z } from "zod";

const ALPHABET = "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";
export const ID_LENGTH = 21;

/** A record's id. Imported and demo records may bring readable ids, so the shape is wider than what we make. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

/**
 * Turns 21 random bytes into an id. Randomness is passed in: this layer has none.
 * @param bytes exactly 21 bytes from a cryptographic source
 */
export function idFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== ID_LENGTH) throw new RangeError(`an id is made of ${ID_LENGTH} bytes`);
  let made = "";
  for (const byte of bytes) made += ALPHABET[byte & 63];
  return made;
}
