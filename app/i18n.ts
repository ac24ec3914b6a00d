// Which language a request is answered in: the person's own setting, else a cookie, else what the browser asks for.
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, localeOf, matchLocale } from "#components/shell/locale.ts";

export default getRequestConfig(async () => {
  const chosen = localeOf((await cookies()).get(LOCALE_COOKIE)?.value);
  const locale = chosen ?? matchLocale((await headers()).get("accept-language") ?? "");
  const messages =
    locale === "nl"
      ? (await import("../messages/nl.json")).default
      : (await import("../messages/en.json")).default;
  return { locale, messages, timeZone: "Europe/Amsterdam" };
});
