// The colour that somebody's cursor and outline have: the same in every browser, chosen from their id.

export interface UserColor {
  /** Carries white text at 4.5 : 1 or better. */
  readonly light: string;
  /** Carries dark text on the dark theme. */
  readonly dark: string;
}

/** Never the red of the thread, which is the customer's. */
export const USER_COLORS: readonly UserColor[] = [
  { light: "#1B5E9E", dark: "#7FB8EE" },
  { light: "#0B7670", dark: "#4FC4BB" },
  { light: "#6A4BB0", dark: "#B7A2EE" },
  { light: "#7C5F00", dark: "#D8B64C" },
  { light: "#86195B", dark: "#E88BC0" },
  { light: "#2F6B2F", dark: "#8CCB8C" },
  { light: "#8F3A00", dark: "#F0A36B" },
  { light: "#3F4E8C", dark: "#A9B6F2" },
];

/** Colour of a user id. Two people may share one; their names tell them apart. */
export function userColor(userId: string): UserColor {
  let hash = 0;
  for (const character of userId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return USER_COLORS[hash % USER_COLORS.length] ?? { light: "#1B5E9E", dark: "#7FB8EE" };
}
