// A mail server that keeps what it is given and can be switched off: enough of SMTP for nodemailer to hand a mail over.
import { createServer, type Server, type Socket } from "node:net";

export interface CaughtMail {
  readonly to: string;
  /** The whole mail as it came over the line, headers unfolded. */
  readonly raw: string;
}

export interface SmtpCatch {
  readonly url: string;
  readonly mails: readonly CaughtMail[];
  /** Refuses everybody with "try later" until it is switched on again. */
  setDown(isDown: boolean): void;
  close(): Promise<void>;
}

/** One connection: greeting, envelope, data. */
function speak(socket: Socket, mails: CaughtMail[], isDown: () => boolean): void {
  let buffer = "";
  let to = "";
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on("error", () => socket.destroy());
  if (isDown()) {
    socket.end("421 try later\r\n");
    return;
  }
  say("220 catch");
  socket.on("data", (piece) => {
    buffer += piece.toString("utf8");
    for (;;) {
      const end = isData ? buffer.indexOf("\r\n.\r\n") : buffer.indexOf("\r\n");
      if (end < 0) return;
      const said = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (isData) {
        mails.push({ to, raw: said.replace(/\r\n[ \t]+/g, " ") });
        isData = false;
        say("250 kept");
        continue;
      }
      const verb = said.slice(0, 4).toUpperCase();
      if (verb === "RCPT") to = /<([^>]*)>/.exec(said)?.[1] ?? "";
      if (verb === "DATA") {
        isData = true;
        say("354 go on");
      } else if (verb === "QUIT") {
        socket.end("221 bye\r\n");
      } else say(verb === "EHLO" ? "250 catch" : "250 ok");
    }
  });
}

export async function startSmtpCatch(): Promise<SmtpCatch> {
  const mails: CaughtMail[] = [];
  let isDown = false;
  const server: Server = createServer((socket) => speak(socket, mails, () => isDown));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    setDown(next) {
      isDown = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
