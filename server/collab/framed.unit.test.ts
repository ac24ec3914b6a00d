// Frames made by hand are the bytes that the long way makes.
import { expect, test } from "vitest";
import { encodeAck } from "#document/protocol.ts";
import { frameAck, frameMessage } from "./framed.ts";

test("an acknowledgement made by hand is the encoder's, in a frame", () => {
  for (const ordinal of [0, 1, 127, 128, 16_383, 16_384, 70_000, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    expect(frameAck(ordinal)).toEqual(frameMessage(encodeAck(ordinal)));
  }
});

test("a frame says its length in one, three or nine bytes", () => {
  expect(frameMessage(new Uint8Array(125)).subarray(0, 2)).toEqual(Buffer.from([0x82, 125]));
  expect(frameMessage(new Uint8Array(126)).subarray(0, 4)).toEqual(Buffer.from([0x82, 126, 0, 126]));
  expect(frameMessage(new Uint8Array(65_535)).subarray(0, 4)).toEqual(Buffer.from([0x82, 126, 255, 255]));
  const large = frameMessage(new Uint8Array(65_536));
  expect(large.subarray(0, 10)).toEqual(Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]));
  expect(large).toHaveLength(65_546);
});
