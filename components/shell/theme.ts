// Light, dark or what the system says: kept in a cookie so that the first byte already has the right colours.

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "rt-theme";

export function themeOf(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}
