// Commands that move cards: by menu, by one key, picked up with M, or dropped by a pointer. All end in `drag-outcome`.
import { MEDIA } from "#domain/vocabulary.ts";
import { type CommandSetting, focusCard, phaseName, titleOf } from "./command-setting.ts";
import { cellOf, moveTo, type Spot, spotOf, stepSpot } from "./drag-outcome.ts";

export interface MoveCommands {
  moveTouchpoint(id: string, spot: Spot): void;
  /** One place, half or phase further (`Alt` + arrow). */
  nudge(id: string, key: string): void;
  otherHalf(id: string): void;
  askMove(id: string): void;
  pickUp(id: string, by: "key" | "pointer"): void;
  /** Where a picked-up card would land. */
  carryTo(spot: Spot): void;
  carryStep(key: string): void;
  drop(): void;
  cancelCarry(): void;
}

export function createMoveCommands(setting: CommandSetting): MoveCommands {
  const { store, edit, say, announce } = setting;

  function placeWords(id: string, spot: Spot, count: number): Record<string, string | number> {
    return {
      title: titleOf(setting, id),
      phase: phaseName(setting, spot.phaseId),
      medium: say(`medium.${spot.medium}`),
      place: spot.index + 1,
      count,
    };
  }

  function moveTouchpoint(id: string, spot: Spot): void {
    if (!edit) return;
    const input = moveTo(setting.getJourney(), id, spot);
    if (!input) return;
    edit.moveTouchpoint(input);
    const after = spotOf(setting.getJourney(), id) ?? spot;
    const count = cellOf(setting.getJourney(), after.phaseId, after.medium).length;
    announce(say("moved", placeWords(id, after, count)));
    focusCard(id);
  }

  return {
    moveTouchpoint,
    nudge(id, key) {
      const from = spotOf(setting.getJourney(), id);
      const spot = from && stepSpot(setting.getJourney(), id, from, key);
      if (spot) moveTouchpoint(id, spot);
      else announce(say("edge"));
    },
    otherHalf(id) {
      const from = spotOf(setting.getJourney(), id);
      if (!from) return;
      const [upper, lower] = MEDIA;
      const medium = from.medium === upper ? lower : upper;
      const numbers = cellOf(setting.getJourney(), from.phaseId, medium);
      const own = setting.getJourney().touchpoints.find((touchpoint) => touchpoint.id === id)?.number ?? 0;
      moveTouchpoint(id, {
        ...from,
        medium,
        index: numbers.filter((touchpoint) => touchpoint.number < own).length,
      });
    },
    askMove: (id) => store.set({ dialog: { kind: "moveTo", touchpointId: id } }),
    pickUp(id, by) {
      const spot = spotOf(setting.getJourney(), id);
      if (!edit || !spot) return;
      store.set({ lifted: { id, spot, by } });
      if (by === "key") announce(say("lifted", { title: titleOf(setting, id) }));
    },
    carryTo(spot) {
      const lifted = store.get().lifted;
      if (!lifted) return;
      const { phaseId, medium, index } = lifted.spot;
      if (phaseId === spot.phaseId && medium === spot.medium && index === spot.index) return;
      store.set({ lifted: { ...lifted, spot } });
    },
    carryStep(key) {
      const lifted = store.get().lifted;
      if (!lifted) return;
      const spot = stepSpot(setting.getJourney(), lifted.id, lifted.spot, key);
      if (!spot) {
        announce(say("edge"));
        return;
      }
      store.set({ lifted: { ...lifted, spot } });
      const others = cellOf(setting.getJourney(), spot.phaseId, spot.medium).filter(
        (touchpoint) => touchpoint.id !== lifted.id,
      );
      announce(say("over", placeWords(lifted.id, spot, others.length + 1)));
    },
    drop() {
      const lifted = store.get().lifted;
      if (!lifted) return;
      store.set({ lifted: null });
      moveTouchpoint(lifted.id, lifted.spot);
      focusCard(lifted.id);
    },
    cancelCarry() {
      const lifted = store.get().lifted;
      if (!lifted) return;
      store.set({ lifted: null });
      if (lifted.by === "key") announce(say("carryCancelled"));
      focusCard(lifted.id);
    },
  };
}
