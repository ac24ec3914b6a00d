// Which language a request is answered in: the person's own setting, else a cookie, else what the browser asks for.
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentUser } from "#server/api/rsc.tsx";
import { LOCALE_COOKIE, localeOf, matchLocale } from "#components/shell/locale.ts";

export default getRequestConfig(async () => {
  const locale =
    (await ownLocale()) ??
    localeOf((await cookies()).get(LOCALE_COOKIE)?.value) ??
    matchLocale((await headers()).get("accept-language") ?? "");
  const messages =
    locale === "nl"
      ? (await import("../messages/nl.json")).default
      : (await import("../messages/en.json")).default;
  return { locale, messages, timeZone: "Europe/Amsterdam" };
});

/** The setting of who is signed in. A database that does not answer must not cost the page its words. */
async function ownLocale() {
  try {
    return localeOf((await currentUser())?.locale);
  } catch {
    return null;
  }
}
