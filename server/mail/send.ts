// Sends one mail: over SMTP where SMTP_URL is set, else into the development mailbox.
import { createTransport, type Transporter } from "nodemailer";
import { env } from "#server/env.ts";
import { storeMail } from "./mailbox.ts";
import type { MailMessage } from "./message.ts";
import { renderMail } from "./render.ts";

const TIMEOUT_MS = 10_000;
let transporter: { readonly url: string; readonly transport: Transporter } | undefined;

function transportTo(url: string): Transporter {
  if (transporter?.url === url) return transporter.transport;
  const transport = createTransport(url, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
  transporter = { url, transport };
  return transport;
}

/** A file that goes with a mail. */
export interface MailFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface MailDelivery {
  /** The same at every try, so that whoever gets a mail twice after a crash can tell. */
  readonly mailId?: string;
  readonly files?: readonly MailFile[];
}

/** Renders and sends. Throws when it could not be handed over; the caller tries again later. */
export async function sendMail(mail: MailMessage, { mailId, files = [] }: MailDelivery = {}): Promise<void> {
  const rendered = renderMail(mail);
  const { smtpUrl, mailFrom, dataDir, isLoopback, appUrl } = env();
  if (smtpUrl === undefined) {
    if (!isLoopback) throw new Error("there is no SMTP_URL and this is not a development machine");
    await storeMail(dataDir, mail.recipient, { ...rendered, files: files.map(stored) }, new Date());
    return;
  }
  await transportTo(smtpUrl).sendMail({
    from: mailFrom,
    // an object, so that nothing in the address can become a second recipient
    to: { name: "", address: mail.recipient },
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    attachments: files.map(({ name, content }) => ({ filename: name, content })),
    ...(mailId === undefined ? {} : { messageId: `<${mailId}@${appUrl.hostname}>` }),
    headers: { "Auto-Submitted": "auto-generated", ...rendered.headers },
  });
}

const stored = ({ name, content }: MailFile) => ({ name, base64: content.toString("base64") });
