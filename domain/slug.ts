// Slugs: the readable part of an address, made from Dutch or English words.
import { z } from "zod";

export const SLUG_MAX = 60;

/** First segments of addresses that belong to the product, so that no workspace may take them. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "_next",
  "account",
  "admin",
  "agency",
  "api",
  "app",
  "assets",
  "c",
  "collab",
  "dev",
  "docs",
  "en",
  "favicon.ico",
  "health",
  "help",
  "invite",
  "login",
  "logout",
  "manifest.webmanifest",
  "metrics",
  "new",
  "nl",
  "public",
  "reset",
  "robots.txt",
  "s",
  "settings",
  "signup",
  "sitemap.xml",
  "start",
  "static",
  "status",
  "unsubscribe",
  "welcome",
  "well-known",
  "www",
]);

/** Letters that fall apart into no plain one. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ł: "l",
  þ: "th",
  ð: "d",
  ı: "i",
};

/**
 * Slug of a title: small letters and digits with single hyphens, accents taken off, at most `SLUG_MAX` long and cut between
 * words where it can be. Empty when nothing of the title can be written so.
 */
export function slugify(title: string): string {
  const plain = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøđłþðı]/g, (letter) => LETTERS[letter] ?? "")
    .replace(/['’‘`]/g, "")
    .replace(/&/g, " en ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (plain.length <= SLUG_MAX) return plain;
  const cut = plain.slice(0, SLUG_MAX + 1);
  const lastHyphen = cut.lastIndexOf("-");
  return cut.slice(0, lastHyphen > SLUG_MAX / 2 ? lastHyphen : SLUG_MAX).replace(/-$/, "");
}

/** A slug as it may be stored. */
export const slug = z
  .string()
  .min(1)
  .max(SLUG_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A workspace's slug: its address begins with it, so it is longer than one letter and not reserved. */
export const workspaceSlug = slug.min(2).refine((value) => !RESERVED_SLUGS.has(value));

/**
 * First free slug for a title: the slug itself, else with -2, -3 …
 * @param isTaken true for slugs that are in use (or reserved, where that matters)
 * @param fallback used when the title has no letter or digit that can stand in an address
 */
export function freeSlug(title: string, isTaken: (candidate: string) => boolean, fallback = "reis"): string {
  const base = slugify(title) || fallback;
  if (!isTaken(base)) return base;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const candidate = `${base.slice(0, SLUG_MAX - ending.length).replace(/-$/, "")}${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}
