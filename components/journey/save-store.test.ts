// What the status line shows of the state machine: silence is said, a heartbeat does not hide it, and who is down is named.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSaveStore } from "./save-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function connected(onSilent: () => void = () => undefined) {
  const store = createSaveStore(true, onSilent);
  for (const event of [
    { type: "kept" },
    { type: "opened" },
    { type: "sent", message: "step2" },
    { type: "acknowledged", ordinal: 1 },
  ] as const)
    store.dispatch(event);
  return store;
}

test("three seconds without an acknowledgement are said, and said again to whoever asks the server", () => {
  let asked = 0;
  const store = connected(() => (asked += 1));
  expect(store.get()).toMatchObject({ status: "saved", isSilent: false });
  store.dispatch({ type: "edited" });
  store.dispatch({ type: "sent", message: "update" });
  vi.advanceTimersByTime(2_900);
  expect(store.get()).toMatchObject({ status: "saving", isSilent: false, waiting: 1 });
  vi.advanceTimersByTime(200);
  expect(store.get()).toMatchObject({ status: "saving", isSilent: true, waiting: 1 });
  vi.advanceTimersByTime(3_000);
  expect(asked).toBe(2);
  store.dispatch({ type: "acknowledged", ordinal: 2 });
  expect(store.get()).toMatchObject({ status: "saved", isSilent: false, waiting: 0 });
  vi.advanceTimersByTime(10_000);
  expect(asked).toBe(2);
});

test("a heartbeat that confirms nothing new does not end the silence, and typing on does not put it off", () => {
  const store = connected();
  for (let second = 0; second < 4; second += 1) {
    store.dispatch({ type: "edited" });
    store.dispatch({ type: "sent", message: "update" });
    vi.advanceTimersByTime(1_000);
  }
  expect(store.get().isSilent).toBe(true);
  store.dispatch({ type: "acknowledged", ordinal: 1 });
  expect(store.get().isSilent).toBe(true);
  store.dispatch({ type: "acknowledged", ordinal: 3 });
  expect(store.get()).toMatchObject({ status: "saving", isSilent: false, waiting: 2 });
});

test("a closed connection is said at once, with who is away", () => {
  const store = connected();
  store.dispatch({ type: "edited" });
  store.dispatch({ type: "kept" });
  store.close(false);
  expect(store.get()).toMatchObject({ status: "offline-kept", waiting: 1, isServerDown: false });
  store.close(true);
  expect(store.get()).toMatchObject({ status: "offline-kept", waiting: 1, isServerDown: true });
  store.dispatch({ type: "opened" });
  expect(store.get()).toMatchObject({ status: "saving", isServerDown: false });
});
