// The sender against a real server on this machine: pinned, patient to a point, and never led to an inner address.
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type HookListener, startHookListener } from "#server/testing/hook-listener.ts";
import { isCallable, safePost } from "./safe-post.ts";

/** Here a server on this machine is what a server on the internet is elsewhere. */
const OPEN = { isInnerAllowed: true } as const;
const SHUT = { isInnerAllowed: false } as const;

let listener: HookListener;
beforeAll(async () => {
  listener = await startHookListener();
});
afterAll(() => listener.close());
beforeEach(() => listener.forget());

describe("the sender", () => {
  const content = { body: "{}", headers: {} };
  const resolvesTo =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses);

  it("follows no redirect, wherever it leads", async () => {
    for (const location of [
      `${listener.origin}/inner`,
      "http://169.254.169.254/latest/meta-data",
      "//127.0.0.1",
    ]) {
      listener.answerWith([{ status: 307, headers: { location } }]);
      expect(await safePost(`${listener.origin}/hook`, content, OPEN)).toEqual({
        status: 307,
        failure: "redirect",
      });
    }
    expect(listener.heard.map((one) => one.path)).toEqual(["/hook", "/hook", "/hook"]);
  });

  it("refuses a name that means an inner address, even beside an outer one", async () => {
    for (const addresses of [
      ["127.0.0.1"],
      ["10.1.2.3"],
      ["169.254.169.254"],
      ["::1"],
      ["::ffff:127.0.0.1"],
      ["fd00:ec2::254"],
      ["93.184.215.14", "127.0.0.1"],
    ]) {
      const resolve = resolvesTo(...addresses);
      const result = await safePost(`https://hook.example:${listener.port}/`, content, { ...SHUT, resolve });
      expect([addresses, result]).toEqual([addresses, { status: null, failure: "refusedAddress" }]);
    }
    expect(listener.heard).toEqual([]);
  });

  it("asks for a name once, so that it cannot mean another address a moment later", async () => {
    let asked = 0;
    const rebinding = () => {
      asked += 1;
      // an address of the documentation is never routed; what counts is that nobody is asked a second time
      return Promise.resolve([asked === 1 ? "192.88.98.1" : "127.0.0.1"]);
    };
    const to = `https://rebind.example:${listener.port}/`;
    const first = await safePost(to, content, { ...SHUT, resolve: rebinding, timeoutMs: 400 });
    expect([asked, first.status, listener.heard.length]).toEqual([1, null, 0]);
    expect(["timeout", "unreachable"]).toContain(first.failure);
    // the next delivery resolves anew, and is refused
    expect(await safePost(to, content, { ...SHUT, resolve: rebinding })).toEqual({
      status: null,
      failure: "refusedAddress",
    });
  });

  it("connects to the address that was checked, whatever the name means", async () => {
    const resolve = resolvesTo("127.0.0.1");
    const result = await safePost(`http://nowhere.invalid:${listener.port}/pinned`, content, {
      ...OPEN,
      resolve,
    });
    expect(result).toEqual({ status: 200, failure: null });
    expect(listener.heard[0]).toMatchObject({
      path: "/pinned",
      headers: { host: `nowhere.invalid:${listener.port}` },
    });
  });

  it("waits no longer than it may, for a name or for an answer", async () => {
    const never = () => new Promise<string[]>(() => {});
    expect(
      await safePost("https://slow.example/", content, { ...SHUT, resolve: never, timeoutMs: 50 }),
    ).toEqual({
      status: null,
      failure: "timeout",
    });
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const address = mute.address();
    const at = typeof address === "object" && address ? address.port : 0;
    expect(await safePost(`http://127.0.0.1:${at}/`, content, { ...OPEN, timeoutMs: 100 })).toEqual({
      status: null,
      failure: "timeout",
    });
    mute.closeAllConnections();
    mute.close();
  });

  it("reads no more of an answer than it needs", async () => {
    let sent = 0;
    const endless = createServer((_request, response) => {
      response.writeHead(200);
      const pour = () => {
        while (response.write("x".repeat(16_384)) && !response.destroyed) sent += 1;
      };
      response.on("drain", pour);
      response.on("error", () => {});
      pour();
    });
    await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve));
    const address = endless.address();
    const at = typeof address === "object" && address ? address.port : 0;
    expect(await safePost(`http://127.0.0.1:${at}/`, content, OPEN)).toEqual({ status: 200, failure: null });
    expect(sent).toBeLessThan(10_000);
    endless.closeAllConnections();
    endless.close();
  });

  it.each([
    "http://hooks.example/x",
    "ftp://hooks.example/x",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://user:secret@hooks.example/",
    "https://localhost/",
    "https://localhost./",
    "https://intranet/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0/",
    "https://10.0.0.1:8443/",
    "https://172.16.5.4/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[fe80::1]/",
    "https://[fd00:ec2::254]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/",
    "https://",
    "not an address",
    "",
  ])("never calls %j", async (url) => {
    expect(isCallable(url, false)).toBe(false);
    expect(await safePost(url, content, SHUT)).toEqual({ status: null, failure: "refusedAddress" });
  });

  it("calls an https address of the internet", () => {
    for (const url of [
      "https://hooks.example/x?y=1",
      "https://93.184.215.14/",
      "https://[2606:4700::1111]:8443/",
    ])
      expect([url, isCallable(url, false)]).toEqual([url, true]);
  });
});
