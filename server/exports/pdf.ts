// A drawing as a PDF: its texts can be searched and read aloud, its faces are inside, its lines are lines.
import PDFDocument from "pdfkit";
import type { Drawing, FaceName, Mark, Part, TextMark } from "./drawing.ts";
import { filesOfFace, runsOf, UNKNOWN_WIDTH } from "./faces.ts";

const FACES: readonly FaceName[] = ["text", "strong", "display"];

type Sheet = InstanceType<typeof PDFDocument>;

/** Draws a sheet, and those that follow it in one file. @param madeAt stands in the file's properties */
export async function drawPdf(
  drawing: Drawing,
  madeAt: Date,
  ...following: readonly Drawing[]
): Promise<Buffer> {
  const { title, locale, width, height } = drawing;
  const sheet = new PDFDocument({
    size: [width, height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    lang: locale,
    displayTitle: true,
    // no face but those of the identity
    font: null as unknown as string,
    info: { Title: title, Creator: "Redthread", Producer: "Redthread", CreationDate: madeAt },
  });
  const pieces: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    sheet.on("data", (piece: Buffer) => pieces.push(piece));
    sheet.on("end", () => resolve(Buffer.concat(pieces)));
    sheet.on("error", reject);
  });
  for (const face of FACES)
    for (const { name, content } of filesOfFace(face)) sheet.registerFont(name, content);
  const root = sheet.struct("Document");
  sheet.addStructure(root);
  for (const part of drawing.parts) addPart(sheet, root, part);
  for (const next of following) {
    sheet.addPage({ size: [next.width, next.height], margin: 0 });
    for (const part of next.parts) addPart(sheet, root, part);
  }
  root.end();
  sheet.end();
  return whole;
}

type Element = ReturnType<Sheet["struct"]>;

function addPart(sheet: Sheet, parent: Element, { role, marks = [], parts = [] }: Part): void {
  const drawMarks = () => {
    for (const mark of marks) drawMark(sheet, mark);
  };
  if (role === null) {
    sheet.markContent("Artifact", { type: "Layout" });
    drawMarks();
    sheet.endMarkedContent();
    return;
  }
  const element = sheet.struct(role);
  parent.add(element);
  if (marks.length > 0) element.add(drawMarks);
  for (const part of parts) addPart(sheet, element, part);
  element.end();
}

function drawMark(sheet: Sheet, mark: Mark): void {
  if (mark.kind === "text") drawText(sheet, mark);
  else if (mark.kind === "line") {
    const [first, ...others] = mark.points;
    if (!first) return;
    sheet.save().lineWidth(mark.width).lineCap("round").lineJoin("round").strokeColor(mark.color);
    if (mark.dash) sheet.dash(mark.dash[0], { space: mark.dash[1] });
    sheet.moveTo(...first);
    for (const point of others) sheet.lineTo(...point);
    sheet.stroke().restore();
  } else {
    const { x, y, width, height, radius = 0, fill, stroke } = mark;
    sheet.save().lineWidth(0.8);
    if (radius > 0) sheet.roundedRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
    else sheet.rect(x, y, width, height);
    if (fill && stroke) sheet.fillAndStroke(fill, stroke);
    else if (fill) sheet.fill(fill);
    else sheet.stroke(stroke ?? "#000000");
    sheet.restore();
  }
}

function drawText(sheet: Sheet, { x, y, text, face, size, color }: TextMark): void {
  let at = x;
  for (const { text: run, file, width } of runsOf(text, face, size)) {
    if (file) {
      const options = { lineBreak: false, baseline: "alphabetic" as const };
      sheet.font(file.name).fontSize(size).fillColor(color).text(run, at, y, options);
    } else if (run === "→") {
      const [end, middle, head] = [at + width - size * 0.08, y - size * 0.3, size * 0.2];
      sheet
        .save()
        .lineWidth(size * 0.09)
        .lineCap("round")
        .lineJoin("round");
      sheet.moveTo(at + size * 0.06, middle).lineTo(end, middle);
      sheet
        .moveTo(end - head, middle - head)
        .lineTo(end, middle)
        .lineTo(end - head, middle + head);
      sheet.stroke(color).restore();
    } else {
      const side = size * UNKNOWN_WIDTH;
      sheet
        .save()
        .lineWidth(0.6)
        .roundedRect(at + side * 0.1, y - side * 0.85, side * 0.75, side * 0.85, 1)
        .stroke(color)
        .restore();
    }
    at += width;
  }
}
