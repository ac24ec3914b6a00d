// Where one can go inside a workspace: the one list that rail, bottom bar and command menu are made from.
import {
  Bell,
  ChartLine,
  FileUp,
  Grid3x3,
  LayoutDashboard,
  LibraryBig,
  ListChecks,
  type LucideIcon,
  Route,
  Settings,
  Users,
} from "lucide-react";
import type { Action } from "#domain/permissions.ts";

export const DESTINATIONS = [
  { key: "dashboard", path: "dashboard", icon: LayoutDashboard, also: [] },
  { key: "journeys", path: "journeys", icon: Route, also: ["j"] },
  { key: "personas", path: "personas", icon: Users, also: [] },
  { key: "evidence", path: "evidence", icon: LibraryBig, also: [] },
  { key: "channels", path: "channels", icon: Grid3x3, also: [] },
  { key: "kpis", path: "kpis", icon: ChartLine, also: [] },
  { key: "tasks", path: "tasks", icon: ListChecks, also: [] },
  { key: "import", path: "import", icon: FileUp, also: [], needs: "import.run" },
  { key: "inbox", path: "inbox", icon: Bell, also: [] },
] as const satisfies readonly Destination[];

interface Destination {
  key: string;
  path: string;
  icon: LucideIcon;
  /** Further first segments that belong to this place: a board belongs to the journeys. */
  also: readonly string[];
  /** Shown only to who may do this. */
  needs?: Action;
}

export const SETTINGS_ICON = Settings;

/** The four of the phone's bottom bar; the others stand behind "Meer". */
export const BOTTOM_BAR: readonly DestinationKey[] = ["journeys", "evidence", "tasks", "personas"];

/** The places this person can do something in. */
export const destinationsFor = (may: (action: Action) => boolean) =>
  DESTINATIONS.filter((one) => !("needs" in one) || may(one.needs));

export type DestinationKey = (typeof DESTINATIONS)[number]["key"];

/** True where the address lies in this part of the workspace. */
export function isCurrent(
  pathname: string,
  slug: string,
  destination: { path: string; also?: readonly string[] },
): boolean {
  const [first, second] = pathname.split("/").filter(Boolean);
  if (first !== slug || second === undefined) return false;
  return second === destination.path || (destination.also?.includes(second) ?? false);
}
