// The health of a client's journeys in the agency's list, as far as the reader may see it: the one that needs most comes first.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/api/client.tsx";
import { HealthSign } from "./health-sign.tsx";

export function ClientHealth({ workspaceId, slug }: { workspaceId: string; slug: string }) {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.health.list.queryOptions({ workspaceId }));
  const [first] = data.toSorted((one, other) => one.ok - one.of - (other.ok - other.of));
  return first ? (
    <HealthSign summary={first} href={`/${slug}/j/${first.slug}/health`} className="text-body text-ink-2" />
  ) : null;
}
