// Who somebody is, for words that name a person of this workspace.
import { useCallback } from "react";
import { useJourneyData } from "#components/journey/board-context.tsx";

export function useNameOf(): (personId: string) => string | null {
  const { people } = useJourneyData();
  return useCallback((personId) => people.find((one) => one.id === personId)?.name ?? null, [people]);
}
