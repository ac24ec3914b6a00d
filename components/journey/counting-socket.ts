// A socket that counts what the server acknowledges: sync steps 2 and updates, in the order sent.
import { countedKindOf } from "#document/protocol.ts";

/** The class the provider opens; everything else is the browser's own socket. */
export function countingSocket(
  onCounted: (kind: "step2" | "update") => void,
  onHeard: () => void,
): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    constructor(...address: ConstructorParameters<typeof WebSocket>) {
      super(...address);
      this.addEventListener("open", onHeard);
      this.addEventListener("message", onHeard);
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      const kind = data instanceof Uint8Array ? countedKindOf(data) : null;
      // Counted first: the acknowledgement of a fast server must find it.
      if (kind) onCounted(kind);
      super.send(data);
    }
  };
}
