// A real server on this machine to which webhooks are sent in tests: it keeps what it heard and answers as it was told.
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface HeardCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface HookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HookListener {
  readonly origin: string;
  readonly port: number;
  readonly heard: readonly HeardCall[];
  /** What is answered next, one call each; afterwards everything is well. */
  answerWith(answers: readonly HookAnswer[]): void;
  /** Begins anew: nothing was heard, everything is well. */
  forget(): void;
  close(): Promise<void>;
}

export async function startHookListener(): Promise<HookListener> {
  const heard: HeardCall[] = [];
  let next: HookAnswer[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => {
      heard.push({ path: request.url ?? "", headers: request.headers, body });
      const { status, headers = {} } = next.shift() ?? { status: 200 };
      response.writeHead(status, headers).end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    heard,
    answerWith(answers) {
      next = [...answers];
    },
    forget() {
      heard.length = 0;
      next = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
