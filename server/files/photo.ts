// What a picture is, by its own bytes, and the picture made anew: upright, no larger than it is shown, without anything but the picture
// (a phone writes where and when it was taken into its photos).
import sharp from "sharp";
import { DomainError } from "#domain/errors.ts";

export const PHOTO_LIMITS = { bytes: 5 * 1024 * 1024, pixels: 40_000_000, side: 1_024 } as const;

type PhotoType = "image/jpeg" | "image/png" | "image/webp";

// whatever a name or a header says, nothing but these three is ever decoded
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0) =>
  signature.every((byte, place) => bytes[at + place] === byte);

/** The type by the first bytes; null for everything that is no JPEG, PNG or WebP, as SVG, GIF, HEIC and AVIF. */
export function photoTypeOf(bytes: Uint8Array): PhotoType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  // "RIFF", a length, "WEBP"
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8))
    return "image/webp";
  return null;
}

export interface Photo {
  readonly content: Buffer;
  readonly mime: "image/webp";
  readonly width: number;
  readonly height: number;
}

/** @throws INVALID for what is no photo, is broken, or has more than 40 million pixels */
export async function remakePhoto(bytes: Buffer): Promise<Photo> {
  const wrong = new DomainError("INVALID", { field: "file", sentence: "photoType" });
  if (photoTypeOf(bytes) === null) throw wrong;
  try {
    return await redraw(bytes, PHOTO_LIMITS);
  } catch {
    throw wrong;
  }
}

/** The picture alone, upright and no larger than said; throws where it is broken or has more pixels than it may. */
export async function redraw(
  bytes: Buffer,
  limits: { readonly side: number; readonly pixels: number },
): Promise<Photo> {
  const { data, info } = await sharp(bytes, {
    failOn: "error",
    limitInputPixels: limits.pixels,
    sequentialRead: true,
  })
    .rotate()
    .resize(limits.side, limits.side, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .timeout({ seconds: 10 })
    .toBuffer({ resolveWithObject: true });
  return { content: data, mime: "image/webp", width: info.width, height: info.height };
}
