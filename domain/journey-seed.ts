// A journey before it is a document: plain records in reading order. Models, the demo, imports and copies all make one.
import type { z } from "zod";
import type { COLLECTIONS, Collection, Experience, metaRecord } from "./journey.ts";

/** A record to be made. Order keys come from the position in the array; what is left out gets its default. */
export type RecordSeed<C extends Collection> = Partial<
  Omit<z.infer<(typeof COLLECTIONS)[C]>, "place" | "order">
> & {
  readonly id: string;
  /** Column of a record that has a place. */
  readonly phaseId?: string | null;
};

type RequiredSeed<C extends Collection, K extends keyof RecordSeed<C>> = RecordSeed<C> &
  Required<Pick<RecordSeed<C>, K>>;

export interface JourneySeed {
  readonly meta: Partial<Omit<z.infer<typeof metaRecord>, "shape">> &
    Pick<z.infer<typeof metaRecord>, "title" | "contentLocale">;
  readonly phases: readonly RequiredSeed<"phases", "name">[];
  readonly touchpoints: readonly RequiredSeed<"touchpoints", "title" | "medium" | "mediaKind">[];
  readonly experiences?: readonly Experience[];
  readonly questions?: readonly RequiredSeed<"questions", "text">[];
  readonly needs?: readonly RequiredSeed<"needs", "text" | "kind">[];
  readonly insights?: readonly RequiredSeed<"insights", "title" | "kind">[];
  readonly transitions?: readonly RequiredSeed<"transitions", "fromPhaseId" | "toPhaseId">[];
  readonly routes?: readonly RequiredSeed<"routes", "kind" | "steps">[];
  readonly comparisons?: readonly RequiredSeed<"comparisons", "alternative">[];
  readonly frames?: readonly RecordSeed<"frames">[];
  readonly lanes?: readonly RecordSeed<"lanes">[];
  readonly goals?: readonly RequiredSeed<"goals", "phaseId">[];
  /** Texts in the other language, as `<collection>/<id>/<field>@<locale>` → plain string. */
  readonly translations?: Readonly<Record<string, string>>;
}
