import { describe, expect, it } from "vitest";
import { guessForm, refusalOf, wordsOf } from "./chosen-file.ts";

const file = (name: string, type = "", size = 10) => ({ name, type, size });

describe("a file that was chosen", () => {
  it("seems to be what its name ends in, and without an ending what the clipboard calls it", () => {
    expect([file("a.PDF"), file("b.md"), file("c.jpeg"), file("image", "image/png")].map(guessForm)).toEqual([
      "pdf",
      "text",
      "image",
      "image",
    ]);
    expect(
      [file("x.docx"), file("x.svg", "image/png"), file("map"), file("x.pdf.exe", "application/pdf")].map(
        guessForm,
      ),
    ).toEqual([null, null, null, null]);
  });

  it("is not sent where it would be refused anyway", () => {
    expect([
      refusalOf(file("a.pdf")),
      refusalOf(file("a.html")),
      refusalOf(file("a.txt", "text/plain", 0)),
      refusalOf(file("a.png", "image/png", 25 * 1024 * 1024 + 1)),
    ]).toEqual([null, "fileType", "fileEmpty", "fileTooLarge"]);
  });
});

describe("a note that lies in a text file", () => {
  const bytes = (...parts: (string | number[])[]) =>
    new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

  it("is read as it was written: UTF-8, UTF-16, or as old programs did", () => {
    expect(wordsOf(bytes("Niemand nam op in het café."))).toBe("Niemand nam op in het café.");
    expect(wordsOf(bytes([0xff, 0xfe, 0x65, 0, 0xeb, 0]))).toBe("eë");
    expect(wordsOf(bytes([0x63, 0x61, 0x66, 0xe9]))).toBe("café");
  });

  it("is no picture, archive or program, whatever that is called", () => {
    expect(wordsOf(bytes([0x89], "PNG\r\n", [0x1a], "\n"))).toBeNull();
    expect(wordsOf(bytes("PK", [3, 4, 20, 0]))).toBeNull();
    expect(wordsOf(bytes("MZ", [0x90, 0, 3, 0]))).toBeNull();
  });
});
