// Which guests may look at a journey: chosen freely before it is shown, and changed at once while it is.
"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { toastFailed } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";

export interface ChosenGuest {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isChosen: boolean;
}

export interface ChosenGuests {
  readonly guests: readonly ChosenGuest[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly choose: (guestId: string, isChosen: boolean) => Promise<void>;
  /** Writes the whole choice down. */
  readonly keep: () => Promise<void>;
}

export function useChosenGuests(
  journeyId: string,
  { isOn, isPublished }: { readonly isOn: boolean; readonly isPublished: boolean },
): ChosenGuests {
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const api = useTRPCClient();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.clients.listGuests.queryOptions({ workspaceId }, { enabled: isOn }));
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const rows = (list.data ?? []).map((guest) => ({
    guest,
    isShared: guest.journeys.some((one) => one.journeyId === journeyId),
  }));
  // Shown to nobody yet: the first proposal is everybody.
  const isFirstTime = !isPublished && rows.every((row) => !row.isShared);
  const guests = rows.map(({ guest, isShared }) => ({
    id: guest.id,
    name: guest.displayName,
    email: guest.email ?? "",
    isChosen: changed.get(guest.id) ?? (isFirstTime || isShared),
    isShared,
  }));

  const write = (guestId: string, isChosen: boolean) =>
    isChosen
      ? api.clients.shareJourney.mutate({ journeyId, guestId, canComment: true })
      : api.clients.unshareJourney.mutate({ journeyId, guestId });

  return {
    guests,
    isPending: list.isPending,
    error: list.error,
    choose: async (guestId, isChosen) => {
      setChanged((before) => new Map(before).set(guestId, isChosen));
      if (!isPublished) return;
      try {
        await write(guestId, isChosen);
      } catch (error) {
        toastFailed(sentence(error));
        setChanged((before) => new Map(before).set(guestId, !isChosen));
      }
      await queries.invalidateQueries(trpc.clients.pathFilter());
    },
    keep: async () => {
      for (const { id, isChosen, isShared } of guests) if (isChosen !== isShared) await write(id, isChosen);
    },
  };
}
