// Where a persona stands in the customer's life cycle, and the three ideas the article offers there.

/** From a stranger to somebody who recommends: the four places the article names, in its order. */
export const LIFECYCLES = ["acquisition", "winning", "keeping", "ambassador"] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** The three ideas the article names: a free e-book, a webinar, reviews of satisfied customers. */
export const LIFECYCLE_IDEAS = ["ebook", "webinar", "reviews"] as const;
export type LifecycleIdea = (typeof LIFECYCLE_IDEAS)[number];

/** The article does not say which idea belongs where; this order is ours. */
const FITTING: Readonly<Record<Lifecycle, LifecycleIdea>> = {
  acquisition: "ebook",
  winning: "reviews",
  keeping: "webinar",
  ambassador: "reviews",
};

/** All three ideas, on any value and on none; the one that fits best stands first. */
export function ideasFor(lifecycle: Lifecycle | null): readonly LifecycleIdea[] {
  if (lifecycle === null) return LIFECYCLE_IDEAS;
  const first = FITTING[lifecycle];
  return [first, ...LIFECYCLE_IDEAS.filter((idea) => idea !== first)];
}
