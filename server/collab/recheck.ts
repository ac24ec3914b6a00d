// Rights that end while a socket is open: asked again on the bell and every half minute, in the same place as at the door.
import { CLOSE_CODES, type CloseCode } from "#document/protocol.ts";
import { DomainError } from "#domain/errors.ts";
import { can, type Role } from "#domain/permissions.ts";
import type { BellSockets } from "./bell-sockets.ts";
import { confirmRoles } from "./confirm.ts";
import type { Connection } from "./connection.ts";
import { closeCodeOf, readRole, type RightsQuestion, whoIsSignedIn } from "./rights.ts";
import type { CollabLog } from "./settings.ts";

export interface RecheckOptions {
  readonly connections: ReadonlySet<Connection>;
  readonly bellSockets: BellSockets;
  readonly log: CollabLog;
}

interface Holder {
  readonly question: RightsQuestion;
  readonly workspaceId: string;
  end(code: CloseCode): void;
  settle(role: Role): void;
}

/** Sockets with one question. */
interface Group {
  readonly question: RightsQuestion;
  readonly workspaceId: string;
  readonly holders: readonly Holder[];
}

const AT_ONCE = 4;

export class Recheck {
  readonly #options: RecheckOptions;
  #running: Promise<void> | null = null;

  constructor(options: RecheckOptions) {
    this.#options = options;
  }

  /** Asks again for everybody; a round that is still going on is not doubled. */
  all(): Promise<void> {
    this.#running ??= this.#check(this.#holders()).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Asks again for one workspace, at once. */
  workspace(workspaceId: string): Promise<void> {
    return this.#check(this.#holders().filter((holder) => holder.workspaceId === workspaceId));
  }

  #holders(): Holder[] {
    const holders: Holder[] = [];
    for (const connection of this.#options.connections) holders.push(holderOf(connection));
    for (const bell of this.#options.bellSockets) {
      holders.push({ ...bell, end: (code) => bell.close(code), settle: () => {} });
    }
    return holders;
  }

  async #check(holders: readonly Holder[]): Promise<void> {
    const groups = new Map<string, Holder[]>();
    for (const holder of holders) {
      const key = JSON.stringify(holder.question);
      const group = groups.get(key);
      if (group) group.push(holder);
      else groups.set(key, [holder]);
    }
    if (groups.size === 0) return;
    let isSignedIn: Awaited<ReturnType<typeof whoIsSignedIn>>;
    try {
      isSignedIn = await whoIsSignedIn(holders.map(({ question }) => question));
    } catch (error) {
      this.#note(error);
      return;
    }
    const asked: Group[] = [];
    for (const holders of groups.values()) {
      const [first] = holders;
      if (first && isSignedIn(first.question))
        asked.push({ question: first.question, workspaceId: first.workspaceId, holders });
      else for (const holder of holders) holder.end(CLOSE_CODES.signedOut);
    }
    const queue = await this.#confirm(asked);
    const work = async () => {
      for (let group = queue.pop(); group; group = queue.pop()) await this.#ask(group);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Settles those whose right is plain, all of a workspace at once; returns the others. */
  async #confirm(groups: readonly Group[]): Promise<Group[]> {
    const left: Group[] = [];
    for (const workspaceId of new Set(groups.map((group) => group.workspaceId))) {
      const some = groups.filter((group) => group.workspaceId === workspaceId);
      const questions = some.map(({ question }) => question);
      const roles = await confirmRoles(workspaceId, questions).catch((error: unknown) => {
        // asked alone each of them says what is the matter
        if (!(error instanceof DomainError)) this.#note(error);
        return new Map<number, Role>();
      });
      for (const [index, group] of some.entries()) {
        const role = roles.get(index);
        if (role === undefined) left.push(group);
        else for (const holder of group.holders) holder.settle(role);
      }
    }
    return left;
  }

  async #ask({ question, holders }: Group): Promise<void> {
    try {
      const role = await readRole(question);
      for (const holder of holders) holder.settle(role);
    } catch (error) {
      if (error instanceof DomainError) for (const holder of holders) holder.end(closeCodeOf(error.code));
      else this.#note(error);
    }
  }

  /** An unanswered question closes nobody: the database may be away for a moment. */
  #note(error: unknown): void {
    this.#options.log.warn({ err: error }, "rights could not be asked again");
  }
}

function holderOf(connection: Connection): Holder {
  const { userId, sessionId, workspaceId } = connection.owner;
  return {
    question: { kind: "journey", subjectId: connection.journeyId, userId, sessionId },
    workspaceId,
    end: (code) => connection.close(code),
    settle(role) {
      const couldWrite = connection.canWrite;
      connection.owner.role = role;
      // with the right go the unsent edits: the client says so and comes back as a reader
      if (couldWrite && !can(role, "journey.edit")) connection.close(CLOSE_CODES.forbidden);
    },
  };
}
