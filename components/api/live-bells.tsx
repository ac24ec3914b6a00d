// Hears the bells of a workspace (members) or of one published journey (guests) and has what they name read again.
"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { decodeNotice, isFinalClose, LIMITS, type Room, roomPath } from "#document/protocol.ts";
import { elapsedSince, SILENT_MS, thisMoment } from "./elapsed.ts";
import { invalidateNoun } from "./invalidate-noun.ts";

export type BellSubject = { readonly live: string } | { readonly portal: string };

interface BellListener {
  readonly onBell: (noun: string) => void;
  /** Connected again after a gap, or not connected: bells may have been missed. */
  readonly onGap: () => void;
}

/** How often a page asks by itself while it hears no bells. */
const ASK_MS = { portal: 3_000, live: 30_000 } as const;
const LOOK_MS = 1_000;

const roomOfSubject = (subject: BellSubject): Room =>
  "live" in subject ? { kind: "live", id: subject.live } : { kind: "portal", id: subject.portal };

/** Opens the socket and keeps it open, with a fresh ticket and a jittered pause each time. Returns how to end it. */
export function listenForBells(subject: BellSubject, listener: BellListener): () => void {
  const room = roomOfSubject(subject);
  const askEvery = "live" in subject ? ASK_MS.live : ASK_MS.portal;
  let isEnded = false;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let heardAt = thisMoment();

  /** Nothing is left to wait for: read once more, so that the page says why. */
  function finish(): void {
    isEnded = true;
    clearInterval(net);
    clearInterval(look);
    listener.onGap();
  }

  function again(): void {
    if (isEnded) return;
    failures += 1;
    const longest = Math.min(LIMITS.reconnectMaxMs, LIMITS.reconnectMinMs * 2 ** failures);
    timer = setTimeout(() => void connect(), LIMITS.reconnectMinMs + Math.random() * longest);
  }

  async function connect(): Promise<void> {
    let response: Response;
    try {
      response = await fetch("/api/collab/ticket", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(subject),
      });
    } catch {
      again();
      return;
    }
    if (isEnded) return;
    if (!response.ok) {
      // without the right there is nothing to wait for; anything else may pass
      if ([401, 403, 404].includes(response.status)) finish();
      else again();
      return;
    }
    const { url, ticket } = (await response.json()) as { url: string; ticket: string };
    const address = new URL(url);
    address.pathname = roomPath(room);
    address.searchParams.set("ticket", ticket);
    if (isEnded) return;
    const made = new WebSocket(address);
    socket = made;
    made.binaryType = "arraybuffer";
    made.onopen = () => {
      failures = 0;
      heardAt = thisMoment();
      listener.onGap();
    };
    made.onmessage = ({ data }) => {
      heardAt = thisMoment();
      const notice = data instanceof ArrayBuffer ? decodeNotice(new Uint8Array(data)) : null;
      if (notice?.kind === "bell") listener.onBell(notice.noun);
    };
    made.onclose = ({ code }) => {
      socket = null;
      if (isEnded) return;
      if (isFinalClose(code)) finish();
      else again();
    };
  }

  const net = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) listener.onGap();
  }, askEvery);
  // a line that died while the machine slept, or without a word, stays open for the browser
  const look = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN || elapsedSince(heardAt) <= SILENT_MS) return;
    socket.onclose = null;
    socket.close();
    socket = null;
    again();
  }, LOOK_MS);
  void connect();
  return () => {
    isEnded = true;
    clearTimeout(timer);
    clearInterval(net);
    clearInterval(look);
    socket?.close();
  };
}

/** What the frame around the pages stands on: one's own role, and the workspace's name and departments. */
const OF_THE_FRAME: readonly string[] = ["access", "workspace"];

interface LiveBellsProps {
  /** A workspace's bells, for members. */
  workspaceId?: string;
  /** A published journey's bells, for guests. */
  portalJourneyId?: string;
}

/** Keeps the answers of this page fresh; shows nothing. Give exactly one of the two ids. */
export function LiveBells({ workspaceId, portalJourneyId }: LiveBellsProps) {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const subject = workspaceId
      ? { live: workspaceId }
      : portalJourneyId
        ? { portal: portalJourneyId }
        : null;
    if (!subject) return undefined;
    let isFirst = true;
    return listenForBells(subject, {
      onBell: (noun) => {
        invalidateNoun(queries, noun);
        if (OF_THE_FRAME.includes(noun)) router.refresh();
      },
      onGap: () => {
        // what the page was built with a moment ago needs no second reading
        if (!isFirst) invalidateNoun(queries, workspaceId ? "*" : "portal");
        isFirst = false;
      },
    });
  }, [queries, router, workspaceId, portalJourneyId]);
  return null;
}
