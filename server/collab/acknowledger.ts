// When acknowledgements go out: with the next message to the same socket, or after a short while by themselves. A frame of
// three bytes costs a socket server as much as one of a thousand.

/** Whom something is still to be acknowledged to. */
export interface Acknowledged {
  /** Sends the acknowledgement unless it has gone with something else meanwhile. */
  acknowledge(): void;
}

/** One timer for all sockets of a process. */
export class Acknowledger {
  readonly #window: number;
  #due: Acknowledged[] = [];
  #timer: NodeJS.Timeout | null = null;

  /** @param window longest wait in milliseconds */
  constructor(window: number) {
    this.#window = window;
  }

  add(one: Acknowledged): void {
    this.#due.push(one);
    this.#timer ??= setTimeout(() => this.#send(), this.#window);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#due = [];
  }

  #send(): void {
    this.#timer = null;
    const due = this.#due;
    this.#due = [];
    for (const one of due) one.acknowledge();
  }
}
