import { describe, expect, it } from "vitest";
import { colorToken, DEFAULT_DEPARTMENTS, nextColor } from "./department.ts";
import { freeSlug, SLUG_MAX, slug, slugify, workspaceSlug } from "./slug.ts";
import { USER_COLORS, userColor } from "./user-color.ts";

describe("a slug", () => {
  it.each([
    ["Op zoek naar een krullenkapper", "op-zoek-naar-een-krullenkapper"],
    ["Van gas naar warmtepomp!", "van-gas-naar-warmtepomp"],
    ["Foto’s & video's", "fotos-en-videos"],
    ["Coördinatie: één reünie", "coordinatie-een-reunie"],
    ["IJsselmeer ĳsbaan", "ijsselmeer-ijsbaan"],
    ["  --Straße--  ", "strasse"],
    ["!!!", ""],
    ["顧客", ""],
  ])("of %j is %j", (title, expected) => expect(slugify(title)).toBe(expected));

  it("is cut between words", () => {
    const long = slugify(
      "een heel lange titel die maar niet ophoudt en steeds maar door blijft gaan tot het eind",
    );
    expect(long.length).toBeLessThanOrEqual(SLUG_MAX);
    expect(long).toBe("een-heel-lange-titel-die-maar-niet-ophoudt-en-steeds-maar");
    expect(slugify("a".repeat(500))).toBe("a".repeat(SLUG_MAX));
  });

  it("is always one that may be stored", () => {
    for (const title of ["A--B", "Krul & co.", "x".repeat(99), "één"])
      expect(slug.safeParse(slugify(title)).success).toBe(true);
  });

  it("takes the next number when it is taken", () => {
    const taken = new Set(["reis", "reis-2"]);
    expect(freeSlug("Reis", (one) => taken.has(one))).toBe("reis-3");
    expect(freeSlug("???", () => false)).toBe("reis");
    expect(freeSlug("b".repeat(80), (one) => one === "b".repeat(SLUG_MAX))).toBe(
      `${"b".repeat(SLUG_MAX - 2)}-2`,
    );
  });

  it("of a workspace is no address of the product", () => {
    for (const reserved of ["agency", "api", "c", "s", "login", "nl", "settings", "status"]) {
      expect(workspaceSlug.safeParse(reserved).success).toBe(false);
    }
    expect(workspaceSlug.safeParse("atelier-wervel").success).toBe(true);
  });
});

describe("departments", () => {
  it("[R1] are five in a fresh workspace", () => {
    expect(DEFAULT_DEPARTMENTS.map((one) => one.name.nl)).toEqual([
      "Marketing",
      "Klantenservice",
      "Techniek",
      "Design/UX",
      "Overig",
    ]);
    expect(DEFAULT_DEPARTMENTS.map((one) => colorToken(one.color))).toEqual([1, 2, 3, 4, 5]);
    expect(nextColor(["violet", "blue"])).toBe("teal");
  });
});

describe("a user's colour", () => {
  it("is the same everywhere and spread over the palette", () => {
    expect(userColor("usr-lotte")).toEqual(userColor("usr-lotte"));
    const used = new Set(Array.from({ length: 200 }, (_, n) => userColor(`user-${n * 7}`)));
    expect(used.size).toBe(USER_COLORS.length);
  });

  it("carries white text", () => {
    const luminance = (hex: string) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (const { light } of USER_COLORS) expect(1.05 / (luminance(light) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});
