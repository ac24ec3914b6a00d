// Groups of customers (shown as segment) and of products: what is typed of them, and which personas they have and lack.
import { z } from "zod";
import { LIMITS } from "./limits.ts";

const name = z.string().trim().min(1).max(LIMITS.name);
/** Texts in another language, by `<field>@<locale>`. */
const translations = z.record(z.string().max(60), z.string().max(2_000)).default({});

export const customerGroupInput = z.strictObject({
  name,
  description: z.string().trim().max(2_000).default(""),
  translations,
});
export type CustomerGroupInput = z.infer<typeof customerGroupInput>;

export const productGroupInput = z.strictObject({ name, translations });
export type ProductGroupInput = z.infer<typeof productGroupInput>;

/** A product group with the personas it is for; none is a finding. */
export interface ProductRow<G, P> {
  readonly group: G;
  readonly personas: readonly P[];
}

/** The rows of the matrix of product groups × personas, in the order of both. */
export function productRows<
  G extends { readonly id: string },
  P extends { readonly productGroupIds: readonly string[] },
>(groups: readonly G[], personas: readonly P[]): ProductRow<G, P>[] {
  return groups.map((group) => ({
    group,
    personas: personas.filter((persona) => persona.productGroupIds.includes(group.id)),
  }));
}

/** A group of customers with its personas and the journeys these are in, each once. `group` null: personas without a group. */
export interface GroupOverview<G, P> {
  readonly group: G | null;
  readonly personas: readonly P[];
  readonly journeyIds: readonly string[];
}

/**
 * Every group in order, also one without a persona; personas of no group, or of one that is gone, stand last.
 * @param presences which persona is in which journey
 */
export function overviewOfGroups<
  G extends { readonly id: string },
  P extends { readonly id: string; readonly customerGroupId: string | null },
>(
  groups: readonly G[],
  personas: readonly P[],
  presences: readonly { readonly personaId: string; readonly journeyId: string }[],
): GroupOverview<G, P>[] {
  const known = new Set(groups.map((group) => group.id));
  const overview = (group: G | null, members: readonly P[]): GroupOverview<G, P> => {
    const ids = new Set(members.map((persona) => persona.id));
    const journeyIds = presences.filter((one) => ids.has(one.personaId)).map((one) => one.journeyId);
    return { group, personas: members, journeyIds: [...new Set(journeyIds)] };
  };
  const loose = personas.filter((one) => one.customerGroupId === null || !known.has(one.customerGroupId));
  return [
    ...groups.map((group) =>
      overview(
        group,
        personas.filter((persona) => persona.customerGroupId === group.id),
      ),
    ),
    ...(loose.length > 0 ? [overview(null, loose)] : []),
  ];
}
