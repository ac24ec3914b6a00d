// Turns a queued mail into a subject, a text and an HTML body in one language. Every value is escaped where it becomes HTML.
import { createTranslator } from "next-intl";
import en from "../../messages/en.json";
import nl from "../../messages/nl.json";
import { MAIL_DATA, type MailMessage } from "./message.ts";

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MESSAGES = { nl: nl.mail, en: en.mail };

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is safe inside HTML and inside a double-quoted attribute. */
export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A name or title in a subject must not begin another header, nor a line of its own. */
const onOneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Renders a mail. Throws when its data is not what the template needs: that mail would say something wrong. */
export function renderMail(mail: Pick<MailMessage, "template" | "locale" | "data">): RenderedMail {
  const given: Record<string, unknown> = MAIL_DATA[mail.template].parse(mail.data);
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(given)) {
    values[key] = typeof value === "number" ? value : onOneLine(String(value));
  }
  const t = createTranslator({
    locale: mail.locale,
    messages: MESSAGES[mail.locale],
    namespace: mail.template,
  });
  const link = String(values["link"]);
  const [subject, heading, body, action, note] = (
    ["subject", "heading", "body", "action", "note"] as const
  ).map((part) => t(part, values)) as [string, string, string, string, string];
  const sign = createTranslator({ locale: mail.locale, messages: MESSAGES[mail.locale] })("signature");
  const text = [heading, "", body, "", `${action}:`, link, "", note, "", sign, ""].join("\n");
  return {
    subject: onOneLine(subject),
    text,
    html: page(mail.locale, { heading, body, action, note, link, sign }),
  };
}

type Words = Record<"heading" | "body" | "action" | "note" | "link" | "sign", string>;

function page(locale: string, words: Words): string {
  const safe = Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, escapeHtml(value)]),
  ) as Words;
  const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif;color:#1b2430";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe.heading}</title></head>
<body style="margin:0;background:#ecefee;padding:24px 12px;${font}">
<div style="max-width:520px;margin:0 auto;background:#ffffff;border-radius:12px;padding:32px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${safe.heading}</h1>
<p style="margin:0 0 24px;font-size:16px;line-height:1.5">${safe.body}</p>
<p style="margin:0 0 24px"><a href="${safe.link}" style="display:inline-block;background:#b3261e;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:8px;font-size:16px;font-weight:600">${safe.action}</a></p>
<p style="margin:0 0 24px;font-size:13px;line-height:1.5;color:#55606e;word-break:break-all">${safe.link}</p>
<p style="margin:0;font-size:14px;line-height:1.5;color:#55606e">${safe.note}</p>
</div>
<p style="max-width:520px;margin:16px auto 0;font-size:13px;color:#55606e">${safe.sign}</p>
</body></html>
`;
}
