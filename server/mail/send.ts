// Sends mails: over SMTP where SMTP_URL is set, else into the development mailbox.
import net from "node:net";
import { createTransport, type Transporter } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { env } from "#server/env.ts";
import { storeMail } from "./mailbox.ts";
import type { MailMessage } from "./message.ts";
import { renderMail } from "./render.ts";

const TIMEOUT_MS = 10_000;
/** Connections of one round; a mail server takes many mails over each. */
const CONNECTIONS = 4;

/** Nothing in a mail may have a file or an address read. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true } as const;

interface Place {
  readonly host: string;
  readonly port?: number;
  readonly secure?: boolean;
}
type GiveSocket = (error: Error | null, opened?: { readonly connection: net.Socket }) => void;

/**
 * Opens a connection that sends what it is given at once. A mail is written in small pieces; held back until the other side has
 * confirmed the piece before, each of them waits for up to 40 ms.
 */
function openSocket({ host, port, secure = false }: Place, give: GiveSocket): void {
  const socket = net.connect({ host, port: Number(port ?? (secure ? 465 : 587)), noDelay: true });
  const alarm = setTimeout(
    () => socket.destroy(new Error(`no connection within ${TIMEOUT_MS} ms`)),
    TIMEOUT_MS,
  );
  const fail = (error: Error) => {
    clearTimeout(alarm);
    give(error);
  };
  socket.once("error", fail);
  socket.once("connect", () => {
    clearTimeout(alarm);
    socket.off("error", fail);
    give(null, { connection: socket });
  });
}

/** Connects to the address with what we know better than its owner; what stands in it itself goes first. */
function transportTo(url: string): Transporter {
  const address = new URL(url);
  const settings = {
    pool: "true",
    maxConnections: CONNECTIONS,
    // a mail whose connection broke is tried again by its outbox, not behind its back
    maxRequeues: 0,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  };
  for (const [name, value] of Object.entries(settings))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(value));
  const transport = createTransport(address.href, CLOSED as object);
  return Object.assign(transport, { getSocket: openSocket });
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

/** A way out for mails: connections are kept from the first mail until it is closed. */
export interface Post {
  /** Renders and sends. Throws when it could not be handed over; the caller tries again later. */
  send(mail: MailMessage, delivery?: MailDelivery): Promise<void>;
  close(): void;
}

export function openPost(): Post {
  const { smtpUrl, mailFrom, dataDir, isLoopback, appUrl } = env();
  if (smtpUrl === undefined)
    return {
      async send(mail, { files = [] } = {}) {
        if (!isLoopback) throw new Error("there is no SMTP_URL and this is not a development machine");
        const kept = { ...renderMail(mail), files: files.map(stored) };
        await storeMail(dataDir, mail.recipient, kept, new Date());
      },
      close: () => {},
    };
  const transport = transportTo(smtpUrl);
  return {
    async send(mail, { mailId, files = [] } = {}) {
      const rendered = renderMail(mail);
      // an object, so that nothing in the address can become a second recipient
      const to = { name: "", address: mail.recipient };
      // put together first, so that it leaves in one piece instead of part by part
      const raw = await new MailComposer({
        from: mailFrom,
        to,
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        textEncoding: "quoted-printable",
        attachments: files.map(({ name, content }) => ({ filename: name, content })),
        ...(mailId === undefined ? {} : { messageId: `<${mailId}@${appUrl.hostname}>` }),
        headers: { "Auto-Submitted": "auto-generated", ...rendered.headers },
        ...CLOSED,
      })
        .compile()
        .build();
      // who it goes to is said beside it: of what was put together nothing is read again
      await transport.sendMail({ from: mailFrom, to, raw });
    },
    close: () => transport.close(),
  };
}

/** Sends one mail by itself. */
export async function sendMail(mail: MailMessage, delivery: MailDelivery = {}): Promise<void> {
  const post = openPost();
  try {
    await post.send(mail, delivery);
  } finally {
    post.close();
  }
}

const stored = ({ name, content }: MailFile) => ({ name, base64: content.toString("base64") });
