// Words of the articles that mean the same thing: whoever searches one finds the others.

const SAME: readonly (readonly [one: string, others: readonly string[]])[] = [
  ["touchpoint", ["contactmoment", "aanraakpunt", "tussenstop"]],
  // the plural ends differently, so it is named as well
  ["klantreis", ["customer journey", "klantenreis", "klanttraject", "klantreiz", "klantenreiz"]],
];

/** A lower-case text in which every such word stands as the same one; ends (`-en`, `-s`) are kept. */
export function withOneWord(text: string): string {
  let said = text;
  for (const [one, others] of SAME) for (const other of others) said = said.replaceAll(other, one);
  return said;
}
