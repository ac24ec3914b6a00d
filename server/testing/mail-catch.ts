// A mail server for tests: takes whatever comes, and opens what it caught.
import { createServer } from "node:net";
import { readPdf } from "./pdf-text.ts";

/** A mail server that takes everything and keeps it. */
export async function catchMails() {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let isBody = false;
    let body = "";
    let line = "";
    const say = (words: string) => socket.write(`${words}\r\n`);
    say("220 catch");
    socket.on("error", () => {});
    socket.on("data", (piece) => {
      line += piece.toString("latin1");
      for (let end = line.indexOf("\r\n"); end >= 0; end = line.indexOf("\r\n")) {
        const said = line.slice(0, end);
        line = line.slice(end + 2);
        if (isBody) {
          if (said !== ".") {
            body += `${said}\n`;
            continue;
          }
          mails.push(body);
          [isBody, body] = [false, ""];
          say("250 kept");
        } else if (/^DATA/i.test(said)) {
          isBody = true;
          say("354 go on");
        } else if (/^QUIT/i.test(said)) {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { mails, url: `smtp://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Whom a caught mail goes to, and the PDF that lies in it. */
export function openMail(mail: string) {
  const [, to] = /^To: .*?([^\s<>]+@[^\s<>]+)/m.exec(mail) ?? [];
  const name = /filename="?([\w.-]+\.pdf)"?/.exec(mail)?.[1] ?? null;
  const begins = mail.indexOf("\n\n", mail.indexOf("application/pdf"));
  const base64 = mail.slice(begins, mail.indexOf("\n--", begins));
  return { to, name, pdf: name ? readPdf(Buffer.from(base64, "base64")) : null };
}
