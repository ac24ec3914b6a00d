// The HTML of a mail: the red thread, one heading, one button of ink, and colours of its own for whoever reads in the dark.

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

export interface MailWords {
  readonly heading: string;
  readonly body: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly action: string;
  readonly link: string;
  readonly note: string;
  readonly sign: string;
  /** Null where the mail is owed and cannot be turned off. */
  readonly stop: { readonly link: string; readonly words: string } | null;
}

// Clients that know no style sheet take the colours of the attributes; those that know one follow the reader's device.
const STYLE = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.rt-ground{background:#12161c!important}.rt-sheet{background:#1a2028!important}
.rt-ink{color:#edf1f2!important}.rt-quiet{color:#b4bec8!important}.rt-link{color:#b4bec8!important}
.rt-thread{border-color:#ff6b7a!important}.rt-button{background:#edf1f2!important;color:#19212c!important}}`;
const FONT = "font-family:'Segoe UI',Helvetica,Arial,sans-serif";
const INK = "color:#19212c";
const QUIET = "color:#4a5563";

/** A whole page for a mail. Every word is escaped here. */
export function renderMailPage(locale: string, words: MailWords): string {
  const safe = escapeHtml;
  const sections = words.sections
    .map(
      ({ title, items }) =>
        `<h2 class="rt-ink" style="margin:0 0 6px;font-size:16px;${INK}">${safe(title)}</h2>
<ul class="rt-ink" style="margin:0 0 20px;padding:0 0 0 20px;font-size:16px;line-height:1.5;${INK}">${items
          .map((item) => `<li>${safe(item)}</li>`)
          .join("")}</ul>`,
    )
    .join("\n");
  const stop = words.stop
    ? `<br><a class="rt-link" href="${safe(words.stop.link)}" style="${QUIET};text-decoration:underline">${safe(words.stop.words)}</a>`
    : "";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${safe(words.heading)}</title><style>${STYLE}</style></head>
<body class="rt-ground" style="margin:0;background:#ecefee;padding:24px 12px;${FONT};${INK}">
<div class="rt-sheet" style="max-width:520px;margin:0 auto;background:#ffffff;border-radius:12px;padding:32px">
<div class="rt-ink" style="margin:0 0 20px;font-size:15px;font-weight:700;${INK}">Redthread<div class="rt-thread" style="width:88px;margin-top:6px;border-top:3px dashed #c4122f;font-size:0;line-height:0">&nbsp;</div></div>
<h1 class="rt-ink" style="margin:0 0 16px;font-size:22px;line-height:1.3;${INK}">${safe(words.heading)}</h1>
<p class="rt-ink" style="margin:0 0 24px;font-size:16px;line-height:1.5;${INK}">${safe(words.body)}</p>
${sections}
<p style="margin:0 0 24px"><a class="rt-button" href="${safe(words.link)}" style="display:inline-block;background:#19212c;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:8px;font-size:16px;font-weight:600">${safe(words.action)}</a></p>
<p class="rt-quiet" style="margin:0 0 24px;font-size:13px;line-height:1.5;${QUIET};word-break:break-all">${safe(words.link)}</p>
<p class="rt-quiet" style="margin:0;font-size:14px;line-height:1.5;${QUIET}">${safe(words.note)}</p>
</div>
<p class="rt-quiet" style="max-width:520px;margin:16px auto 0;font-size:13px;line-height:1.6;${QUIET}">${safe(words.sign)}${stop}</p>
</body></html>
`;
}
