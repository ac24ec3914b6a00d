// Somebody who uses the product over HTTP: signs in, follows pages, and weighs what a page loads first.
import { gzipSync } from "node:zlib";

const PASSWORD = "redthread-demo";

/** Adds the cookies of an answer to those known. */
function remember(cookies, answer) {
  for (const line of answer.headers.getSetCookie()) {
    const [pair] = line.split(";");
    const at = pair.indexOf("=");
    cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

/**
 * Signs in with a demo account.
 * @param {string} url address of the product
 * @param {string} email
 */
export async function signIn(url, email) {
  /** @type {Map<string, string>} */
  const cookies = new Map();
  const ask = async (where, options = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...options.headers, cookie };
    const answer = await fetch(new URL(where, url), { redirect: "manual", ...options, headers });
    remember(cookies, answer);
    return answer;
  };
  const { csrfToken } = await (await ask("/api/auth/csrf")).json();
  const body = new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true", callbackUrl: url });
  const answer = await ask("/api/auth/callback/credentials", {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: url },
  });
  if (answer.status !== 200) throw new Error(`Signing in as ${email} answered ${answer.status}.`);
  return {
    cookies,
    /** Calls a procedure that changes something. */
    async tell(name, input) {
      const answer = await ask(`/api/trpc/${name}`, {
        method: "POST",
        body: JSON.stringify({ json: input }),
        headers: { "content-type": "application/json", origin: url },
      });
      if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
    },
    /** Opens a page, following redirects. */
    async open(where) {
      let answer = await ask(where);
      for (let hop = 0; hop < 5 && answer.status >= 300 && answer.status < 400; hop += 1) {
        answer = await ask(new URL(answer.headers.get("location") ?? "/", url));
      }
      if (!answer.ok) throw new Error(`${where} answered ${answer.status}.`);
      return answer.text();
    },
  };
}

/** Address of the first board that the demo workspace's list of journeys links to. */
export async function findBoard(visitor) {
  const list = await visitor.open("/atelier-wervel/journeys");
  const link = /href="(\/atelier-wervel\/j\/[^"/?#]+)"/.exec(list)?.[1];
  if (!link) throw new Error("The list of journeys links to no board; give its address.");
  return link;
}

/**
 * Weighs the scripts a page asks for in its HTML, compressed as a proxy would send them.
 * @returns {Promise<{ kilobytes: number, files: { source: string, kilobytes: number }[] }>} in kilobytes of 1,000 bytes
 */
export async function firstLoadScripts(url, html) {
  const sources = new Set();
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const isScript =
      tag.startsWith("<script") || /rel="(?:module)?preload"[^>]*as="script"|as="script"/.test(tag);
    // browsers that know modules never load these
    if (!isScript || /\snomodule/i.test(tag)) continue;
    const source = /\s(?:src|href)="([^"]+\.js[^"]*)"/.exec(tag)?.[1];
    if (source) sources.add(source.replaceAll("&amp;", "&"));
  }
  const files = [];
  for (const source of sources) {
    const script = await (await fetch(new URL(source, url))).arrayBuffer();
    files.push({ source, kilobytes: gzipSync(Buffer.from(script)).length / 1_000 });
  }
  return { kilobytes: files.reduce((sum, file) => sum + file.kilobytes, 0), files };
}
