import { describe, expect, it } from "vitest";
import { EVIDENCE_KINDS, isCountingKind } from "./evidence.ts";
import { fileNameOf, fitsKind, formOfMime, isDescribed, kindOfForm } from "./evidence-file.ts";

describe("a file as evidence", () => {
  it("begins as an image or a document, of which only the document counts", () => {
    expect([kindOfForm("image"), kindOfForm("pdf"), kindOfForm("text")]).toEqual([
      "image",
      "document",
      "document",
    ]);
    expect([isCountingKind("image"), isCountingKind("document")]).toEqual([false, true]);
  });

  it("fits every kind; an image without a picture is none", () => {
    for (const kind of EVIDENCE_KINDS) expect([kind, fitsKind(kind, "image")]).toEqual([kind, true]);
    expect(EVIDENCE_KINDS.filter((kind) => !fitsKind(kind, null))).toEqual(["image"]);
    expect(fitsKind("image", "pdf")).toBe(false);
  });

  it("says in words what is in it, but for a text, which says it itself", () => {
    expect([isDescribed({ summary: " " }, "image"), isDescribed({ summary: "" }, "pdf")]).toEqual([
      false,
      false,
    ]);
    expect([isDescribed({ summary: "De balie" }, "image"), isDescribed({ summary: "" }, "text")]).toEqual([
      true,
      true,
    ]);
  });

  it("is known by its type again", () => {
    expect(["image/webp", "application/pdf", "text/plain", "text/html"].map(formOfMime)).toEqual([
      "image",
      "pdf",
      "text",
      null,
    ]);
  });
});

describe("the name of a file", () => {
  it("keeps what it was called and ends in what it is", () => {
    expect(fileNameOf("Verslag mei.pdf", "pdf")).toBe("Verslag mei.pdf");
    expect(fileNameOf("IMG_1234.JPEG", "image")).toBe("IMG_1234.webp");
    expect(fileNameOf("notities.md", "text")).toBe("notities.txt");
    expect(fileNameOf("zonder", "text")).toBe("zonder.txt");
  });

  it("never ends in what somebody's computer would run", () => {
    expect(fileNameOf("verslag.pdf.exe", "pdf")).toBe("verslag.pdf");
    expect(fileNameOf("foto.html", "image")).toBe("foto.webp");
    // a sign that turns the order round would show "exe.pdf" as "fdp.exe"
    expect(fileNameOf("verslag\u202efdp.exe", "pdf")).toBe("verslagfdp.pdf");
  });

  it("holds no folder, no line break and not too much", () => {
    expect(fileNameOf("..\\..\\etc/passwd", "text")).toBe("passwd.txt");
    expect(fileNameOf("C:\\Users\\balie\\nota.txt", "text")).toBe("nota.txt");
    expect(fileNameOf('a\r\nb";x=".txt', "text")).toBe("ab;x=.txt");
    expect(fileNameOf("é".repeat(300), "pdf")).toBe(`${"é".repeat(120)}.pdf`);
    expect(fileNameOf("  ...  ", "image")).toBe("file.webp");
  });
});
