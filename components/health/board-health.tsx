// The journey's health in the bar of its board, read when the board has nothing else to do.
"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#components/api/client.tsx";
import { HealthSign } from "./health-sign.tsx";

export function BoardHealth({ journeyId, href }: { journeyId: string; href: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.health.get.queryOptions({ journeyId }));
  return data ? <HealthSign summary={data.summary} href={href} /> : null;
}
