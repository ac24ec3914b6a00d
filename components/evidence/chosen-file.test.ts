import { describe, expect, it } from "vitest";
import { guessForm, refusalOf } from "./chosen-file.ts";

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
