// Gives every page the API client and the kept answers.
"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { makeApiClient, TRPCProvider } from "./client.tsx";
import { makeQueryClient } from "./query-client.ts";

export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(makeQueryClient);
  const [api] = useState(makeApiClient);
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider queryClient={queries} trpcClient={api}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
