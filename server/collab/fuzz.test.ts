// Mutated updates against real rooms.
import { fuzzRooms } from "#server/testing/fuzz.ts";

fuzzRooms(2_000);
