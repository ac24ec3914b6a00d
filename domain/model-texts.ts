// Tells a model's own words from what somebody wrote: a phase or card that still says what the model says is borrowed.
import { phaseModels } from "./phase-models.ts";

const WORDS: ReadonlySet<string> = new Set(
  phaseModels
    .flatMap((model) =>
      model.phases.flatMap((phase) => [
        ...Object.values(phase.goal ?? {}),
        ...phase.touchpoints.flatMap((touchpoint) => Object.values(touchpoint.title)),
      ]),
    )
    .map((text) => text.trim()),
);

/** True where the text is a goal or a touchpoint of one of the models, in either language. */
export const isModelText = (text: string): boolean => WORDS.has(text.trim());
