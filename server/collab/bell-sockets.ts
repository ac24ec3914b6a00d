// Sockets that only hear bells: members' pages of a workspace, and guests' portals. They may say nothing.
import type { WebSocket } from "ws";
import { CLOSE_CODES, type CloseCode, encodeAck, encodeBell } from "#document/protocol.ts";
import type { Bell } from "./bell.ts";
import type { RightsQuestion } from "./rights.ts";
import type { Admitted } from "./upgrade.ts";

export interface BellSocket {
  readonly socket: WebSocket;
  readonly question: RightsQuestion;
  readonly workspaceId: string;
  close(code: CloseCode): void;
}

/** What a guest's page is told, whatever happened: that its portal may look different. */
const PORTAL_NOUN = "portal";

export class BellSockets implements Iterable<BellSocket> {
  readonly #sockets = new Set<BellSocket>();
  [Symbol.iterator](): Iterator<BellSocket> {
    return this.#sockets[Symbol.iterator]();
  }

  add(socket: WebSocket, admitted: Admitted): void {
    const { ticket, rights } = admitted;
    const { kind, subjectId, userId, sessionId } = ticket;
    const made: BellSocket = {
      socket,
      question: { kind, subjectId, userId, sessionId },
      workspaceId: rights.workspaceId,
      close: (code) => socket.close(code),
    };
    this.#sockets.add(made);
    socket.on("message", () => socket.close(CLOSE_CODES.malformed));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(made);
    });
  }

  ring(bell: Bell): void {
    for (const { socket, question, workspaceId } of this.#sockets) {
      if (workspaceId !== bell.workspaceId) continue;
      if (question.kind === "live") socket.send(encodeBell(bell.noun, bell.journeyId));
      else if (bell.journeyId === null || bell.journeyId === question.subjectId) {
        socket.send(encodeBell(PORTAL_NOUN, question.subjectId));
      }
    }
  }

  ringAll(noun: string): void {
    for (const { socket, question } of this.#sockets) {
      const isPortal = question.kind === "portal";
      socket.send(isPortal ? encodeBell(PORTAL_NOUN, question.subjectId) : encodeBell(noun));
    }
  }

  /** Bells may be rare: a sign of life. */
  beat(): void {
    for (const { socket } of this.#sockets) socket.send(encodeAck(0));
  }

  terminate(): void {
    for (const { socket } of this.#sockets) socket.terminate();
  }
}
