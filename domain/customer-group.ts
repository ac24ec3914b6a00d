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

/** A cell of the matrix: who of this group of customers (null: of none) buys this product. Nobody is a finding. */
export interface ProductCell<P> {
  readonly customerGroupId: string | null;
  readonly personas: readonly P[];
}

/**
 * The matrix of product groups × groups of customers, with the personas in its cells; every row has the same columns. Who stands
 * in no group has a column of their own, which is there where it is needed, or where there are no groups at all.
 */
export function productMatrix<
  G extends { readonly id: string },
  P extends { readonly productGroupIds: readonly string[]; readonly customerGroupId: string | null },
>(
  productGroups: readonly G[],
  customerGroupIds: readonly string[],
  personas: readonly P[],
): { readonly group: G; readonly cells: readonly ProductCell<P>[] }[] {
  const groupOf = ({ customerGroupId }: P) =>
    customerGroupId !== null && customerGroupIds.includes(customerGroupId) ? customerGroupId : null;
  const hasLoose = customerGroupIds.length === 0 || personas.some((persona) => groupOf(persona) === null);
  const columns: readonly (string | null)[] = hasLoose ? [...customerGroupIds, null] : customerGroupIds;
  return productGroups.map((group) => ({
    group,
    cells: columns.map((customerGroupId) => ({
      customerGroupId,
      personas: personas.filter(
        (one) => one.productGroupIds.includes(group.id) && groupOf(one) === customerGroupId,
      ),
    })),
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
