import { describe, expect, it } from "vitest";
import { isSameEmail, normaliseEmail } from "./email.ts";

const accepted: readonly (readonly [string, string])[] = [
  ["lotte@wervel.example", "lotte@wervel.example"],
  ["Lotte@Wervel.Example", "lotte@wervel.example"],
  ["  lotte@wervel.example ", "lotte@wervel.example"],
  ["lotte+test@wervel.example", "lotte+test@wervel.example"],
  ["l.o.t.t.e@wervel.example", "l.o.t.t.e@wervel.example"],
  ["o'brien@wervel.example", "o'brien@wervel.example"],
  ["info@mail.wervel.co.uk", "info@mail.wervel.co.uk"],
  ["a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ["jan_de-vries@wervel.example", "jan_de-vries@wervel.example"],
  ["ｌｏｔｔｅ@wervel.example", "lotte@wervel.example"],
  ["lotte＠wervel.example", "lotte@wervel.example"],
];

const refused = [
  "",
  " ",
  "lotte",
  "@wervel.example",
  "lotte@",
  "lotte@localhost",
  "lotte@wervel",
  "lotte@@wervel.example",
  "a@evil.example@wervel.example",
  "a@evil.example＠wervel.example",
  "a@evil.example,lotte@wervel.example",
  "a@evil.example;lotte@wervel.example",
  "a@evil.example lotte@wervel.example",
  '"lotte"@wervel.example',
  '"a@evil.example"@wervel.example',
  "'lotte'@wervel.example",
  "Lotte <lotte@wervel.example>",
  "<lotte@wervel.example>",
  "lotte(comment)@wervel.example",
  "lotte@wervel.example\r\nBcc: a@evil.example",
  "lotte@wervel.example\n",
  "lotte\t@wervel.example",
  "lotte\u0000@wervel.example",
  "lotte\u200b@wervel.example",
  "lötte@wervel.example",
  "lotte@wërvel.example",
  "lоtte@wervel.example",
  "lotte@wervel。example",
  ".lotte@wervel.example",
  "lotte.@wervel.example",
  "lot..te@wervel.example",
  "lotte@-wervel.example",
  "lotte@wervel-.example",
  "lotte@wervel..example",
  "lotte@.wervel.example",
  "lotte@wervel.example.",
  "lotte@127.0.0.1",
  "lotte@[127.0.0.1]",
  "lotte%evil.example@wervel.example",
  "evil.example!lotte@wervel.example",
  "lotte\\@wervel.example",
  "mailto:lotte@wervel.example",
  `${"a".repeat(65)}@wervel.example`,
  `a@${"b".repeat(64)}.example`,
  `a@${"bcdefghi.".repeat(30)}example`,
  "a".repeat(100_000),
] as const;

describe("trap-15: an e-mail address", () => {
  it.each(accepted)("%j is %j", (input, expected) => expect(normaliseEmail(input)).toBe(expected));

  // The ideographic full stop folds into itself, not into a dot: it stays a sign we refuse.
  it.each(refused)("refuses %j", (input) => expect(normaliseEmail(input)).toBeNull());

  it("stays as it is when it is read again", () => {
    for (const [input] of accepted) {
      const once = normaliseEmail(input);
      expect(normaliseEmail(once ?? "")).toBe(once);
    }
  });

  it("is one account in all its spellings", () => {
    expect(isSameEmail("Lotte@wervel.example", "ｌotte@WERVEL.example")).toBe(true);
    expect(isSameEmail("x", "x")).toBe(false);
  });
});
