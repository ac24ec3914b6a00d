// Makes record ids where the record is made: 21 characters from the platform's cryptographic source (browser and Node).
import { ID_LENGTH, idFromBytes } from "#domain/ids.ts";

/** A fresh id of 21 characters (126 random bits). */
export function newId(): string {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(ID_LENGTH)));
}
