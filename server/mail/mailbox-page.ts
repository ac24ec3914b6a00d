// The page of the development mailbox: plain HTML without scripts, readable in both languages and both colour schemes.
import { createTranslator } from "next-intl";
import type { Locale } from "#domain/journey.ts";
import en from "../../messages/en.json";
import nl from "../../messages/nl.json";
import type { StoredMail } from "./mailbox.ts";
import { escapeHtml } from "./mail-page.ts";

const STYLE = `
:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { margin: 0 auto; max-width: 720px; padding: 32px 16px; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 24px; } h2 { font-size: 18px; margin: 0; }
article { border-top: 1px solid GrayText; padding: 16px 0; }
p.text { white-space: pre-wrap; overflow-wrap: anywhere; }`;

/** The text of a mail with its addresses made clickable. */
function linked(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address}</a>`);
}

const fileLink = ({ name, base64 }: StoredMail["files"][number]): string =>
  `<p><a download="${escapeHtml(name)}" href="data:application/pdf;base64,${base64}">${escapeHtml(name)}</a></p>`;

/** Renders the newest mails, newest first. */
export function renderMailbox(mails: readonly StoredMail[], locale: Locale): string {
  const messages = locale === "nl" ? nl.mail : en.mail;
  const t = createTranslator({ locale, messages, namespace: "mailbox" });
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
  const items = mails.map(
    (mail) => `<article>
<h2>${escapeHtml(mail.subject)}</h2>
<p>${escapeHtml(t("to", { recipient: mail.recipient }))} · <time datetime="${mail.at}">${when.format(new Date(mail.at))}</time></p>
<p class="text">${linked(mail.text)}</p>
${mail.files.map(fileLink).join("\n")}
</article>`,
  );
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(t("title"))}</title>
<style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(t("title"))}</h1>
${mails.length === 0 ? `<p>${escapeHtml(t("empty"))}</p>` : `<p>${escapeHtml(t("lead", { count: mails.length }))}</p>`}
${items.join("\n")}
</main></body></html>
`;
}
