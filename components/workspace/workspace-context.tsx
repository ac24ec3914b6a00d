// The workspace the page stands in, and what the reader may do there.
"use client";
import { createContext, type ReactNode, use } from "react";
import { type Action, can, type MemberRole, type Role } from "#domain/permissions.ts";

export interface WorkspaceView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  /** The reader's own membership; null where an agency's job opens the workspace. */
  readonly memberId: string | null;
  readonly timeZone: string;
  /** Language in which new content is written. */
  readonly contentLocale: string;
  /** The day and the month it is in the workspace's zone ("2026-11-21", "2026-11"). */
  readonly today: string;
  readonly month: string;
  readonly grantableRoles: readonly MemberRole[];
  /** True where this workspace works for clients of its own. */
  readonly isAgency: boolean;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Place {
  readonly workspace: WorkspaceView;
  readonly me: PersonView;
}

const PlaceContext = createContext<Place | null>(null);

export function WorkspaceProvider({ workspace, me, children }: Place & { children: ReactNode }) {
  return <PlaceContext value={{ workspace, me }}>{children}</PlaceContext>;
}

function usePlace(): Place {
  const place = use(PlaceContext);
  if (!place) throw new Error("this component belongs below a WorkspaceProvider");
  return place;
}

export function useWorkspace(): WorkspaceView {
  return usePlace().workspace;
}

export function useMe(): PersonView {
  return usePlace().me;
}

/** Asks the one table of rights for the reader's role here. */
export function useCan(): (action: Action) => boolean {
  const { role } = usePlace().workspace;
  return (action) => can(role, action);
}
