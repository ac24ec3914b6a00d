// The full figure of the promise that a bad update poisons no document.
import { fuzzRooms } from "#server/testing/fuzz.ts";

fuzzRooms(20_000);
