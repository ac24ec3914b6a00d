// The only way in which the server calls an address that somebody typed: the name is resolved once, every address it has is
// checked, the connection goes to one of exactly those, no redirect is followed, and both time and size are short.
import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as requestPlain, type RequestOptions } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { DeliveryFailure } from "#domain/webhook.ts";
import { isInnerAddress } from "#domain/inner-address.ts";

/** Every address of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface SafePostOptions {
  /** Development only: http, and addresses of this machine and its neighbours. */
  readonly isInnerAllowed: boolean;
  readonly resolve?: Resolve;
  /** From the name's resolving to the last byte of the answer. */
  readonly timeoutMs?: number;
}

/** The status of an answer that is a success, or why there was none. */
export type PostResult =
  | { readonly status: number; readonly failure: null }
  | { readonly status: number | null; readonly failure: DeliveryFailure };

const TIMEOUT_MS = 10_000;
/** More of an answer is not read: nothing in it is of use. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;

const resolveName: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

const failed = (failure: DeliveryFailure, status: number | null = null): PostResult => ({ status, failure });

/** The host without the brackets of an IPv6 address. */
const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/**
 * Whether an address may be called at all, before its name is resolved: https, no user in it, and no inner address written out.
 * The URL parser has already turned every spelling of an IPv4 address (decimal, octal, short) into four numbers.
 */
export function isCallable(address: string, isInnerAllowed: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== "https:" && !(isInnerAllowed && url.protocol === "http:")) return false;
  if (url.username !== "" || url.password !== "") return false;
  const host = bareHost(url);
  if (isInnerAllowed) return host !== "";
  return isIP(host) === 0 ? host.includes(".") && !host.endsWith(".") : !isInnerAddress(host);
}

/** POSTs JSON. Never throws: what went wrong is in the result. */
export async function safePost(
  address: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  { isInnerAllowed, resolve = resolveName, timeoutMs = TIMEOUT_MS }: SafePostOptions,
): Promise<PostResult> {
  if (!isCallable(address, isInnerAllowed)) return failed("refusedAddress");
  const url = new URL(address);
  const patience = AbortSignal.timeout(timeoutMs);
  const host = bareHost(url);
  let addresses: readonly string[];
  try {
    addresses = isIP(host) ? [host] : await withPatience(resolve(host), patience);
  } catch {
    return failed(patience.aborted ? "timeout" : "unknownHost");
  }
  const [first] = addresses;
  if (first === undefined) return failed("unknownHost");
  // one inner address among them is enough: which one a connection would take is not ours to hope for
  if (!isInnerAllowed && addresses.some(isInnerAddress)) return failed("refusedAddress");
  return send(url, first, { body, headers }, patience, isInnerAllowed);
}

function withPatience<T>(work: Promise<T>, patience: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    patience.addEventListener("abort", () => reject(new Error("too slow")), { once: true });
    work.then(resolve, reject);
  });
}

/** Answers every question for an address with the one that was checked. */
const pinnedTo =
  (address: string): LookupFunction =>
  (_host, options, callback) => {
    const family = isIP(address);
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };

function send(
  url: URL,
  pinned: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  patience: AbortSignal,
  isInnerAllowed: boolean,
): Promise<PostResult> {
  const content = Buffer.from(body, "utf8");
  const options: RequestOptions = {
    method: "POST",
    lookup: pinnedTo(pinned),
    // a connection of an earlier call might lead to an earlier address
    agent: false,
    signal: patience,
    maxHeaderSize: MAX_HEADER_BYTES,
    headers: {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": String(content.length),
      "User-Agent": "Redthread-Webhook/1",
      Connection: "close",
    },
  };
  return new Promise((resolve) => {
    const give = (result: PostResult) => {
      resolve(result);
      call.destroy();
    };
    const call = (url.protocol === "https:" ? requestSecure : requestPlain)(url, options, (answer) =>
      readAnswer(answer, give),
    );
    call.on("socket", (socket) => {
      socket.once("connect", () => {
        // what the system really connected to, whatever it was told
        if (!isInnerAllowed && isInnerAddress(socket.remoteAddress ?? "")) give(failed("refusedAddress"));
      });
    });
    call.on("error", () => give(failed(patience.aborted ? "timeout" : "unreachable")));
    call.end(content);
  });
}

function readAnswer(answer: IncomingMessage, give: (result: PostResult) => void): void {
  const status = answer.statusCode ?? 0;
  const result: PostResult =
    status >= 200 && status < 300
      ? { status, failure: null }
      : failed(status >= 300 && status < 400 ? "redirect" : "status", status);
  let bytes = 0;
  answer.on("data", (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > MAX_ANSWER_BYTES) give(result);
  });
  answer.on("end", () => give(result));
  answer.on("error", () => give(failed("unreachable", status)));
}
