// Turns a queued mail into a subject, a text and an HTML body in one language. Every value is escaped where it becomes HTML.
import { createTranslator } from "next-intl";
import en from "../../messages/en.json";
import nl from "../../messages/nl.json";
import { renderMailPage } from "./mail-page.ts";
import { MAIL_DATA, type MailMessage } from "./message.ts";

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Further headers: how a mail program turns mails of this kind off. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The words of each language; what was read of a message once is kept, since the same one goes to many. */
const WORDS = {
  nl: createTranslator({ locale: "nl", messages: nl.mail }),
  en: createTranslator({ locale: "en", messages: en.mail }),
};

/** A name or title in a subject must not begin another header, nor a line of its own. */
const onOneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Renders a mail. Throws when its data is not what the template needs: that mail would say something wrong. */
export function renderMail(mail: Pick<MailMessage, "template" | "locale" | "data">): RenderedMail {
  const given: Record<string, unknown> = MAIL_DATA[mail.template].parse(mail.data);
  const values: Record<string, string | number> = {};
  const lists: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(given)) {
    if (Array.isArray(value)) lists[key] = value.map((item) => onOneLine(String(item)));
    else values[key] = typeof value === "number" ? value : onOneLine(String(value));
  }
  const of = WORDS[mail.locale];
  const link = String(values["link"]);
  const [subject, heading, body, action, note] = (
    ["subject", "heading", "body", "action", "note"] as const
  ).map((part) => of(`${mail.template}.${part}`, values)) as [string, string, string, string, string];
  const sign = of("signature");
  const sections = Object.entries(lists)
    .filter(([, items]) => items.length > 0)
    // the lists of the only template that has some
    .map(([key, items]) => ({ title: of(`weeklyDigest.${key as "tasks"}`), items }));
  const stop = typeof values["stop"] === "string" ? { link: values["stop"], words: of("stop") } : null;
  const text = [
    heading,
    "",
    body,
    "",
    ...sections.flatMap(({ title, items }) => [`${title}:`, ...items.map((item) => `- ${item}`), ""]),
    `${action}:`,
    link,
    "",
    note,
    "",
    sign,
    ...(stop ? ["", `${stop.words}:`, stop.link] : []),
    "",
  ].join("\n");
  return {
    subject: onOneLine(subject),
    text,
    html: renderMailPage(mail.locale, { heading, body, sections, action, link, note, sign, stop }),
    headers: stop
      ? {
          "List-Unsubscribe": `<${String(values["oneClick"])}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
      : {},
  };
}
