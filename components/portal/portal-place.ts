// Whose portal a page stands in, out of the portal's own answer.
import type { getPortal } from "#server/shares/queries.ts";
import type { PortalPlace } from "./portal-frame.tsx";

type Portal = Awaited<ReturnType<typeof getPortal>>;

export const placeOf = ({ workspace, reader }: Portal): PortalPlace => ({
  name: workspace.name,
  slug: workspace.slug,
  isGuest: reader.isGuest,
});
