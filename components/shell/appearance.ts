// Changes language and colours in this browser; the account keeps the same choice for the next one.
"use client";
import { LOCALE_COOKIE, type Locale } from "./locale.ts";
import { THEME_COOKIE, type Theme } from "./theme.ts";

const YEAR = 365 * 24 * 60 * 60;

function keep(name: string, value: string) {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

export function currentTheme(): Theme {
  const theme = document.documentElement.dataset["theme"];
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function keepTheme(theme: Theme): void {
  keep(THEME_COOKIE, theme);
  document.documentElement.dataset["theme"] = theme;
}

/** The page must be asked for again (`router.refresh()`) to be read in the other language. */
export function keepLocale(locale: Locale): void {
  keep(LOCALE_COOKIE, locale);
}
