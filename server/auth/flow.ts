// Whether a flow of calls is inside a transaction of its own. Node follows flows by a hook on everything asynchronous in the
// process, which costs a busy socket server a third of its processor: the hook stands only while somebody is followed.
import { AsyncLocalStorage } from "node:async_hooks";

const flows = new AsyncLocalStorage<{ open: boolean }>();
let open = 0;

/** True inside the work of `followFlow`, whatever was awaited in between. */
export const isInsideFlow = (): boolean => flows.getStore()?.open === true;

/** Does the work as a flow of its own. */
export async function followFlow<T>(work: () => Promise<T>): Promise<T> {
  const state = { open: true };
  open += 1;
  try {
    return await flows.run(state, work);
  } finally {
    state.open = false;
    open -= 1;
    if (open === 0) flows.disable();
  }
}
