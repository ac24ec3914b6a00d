// Remembers in this browser which workspace was used last, so that the home page leads back to it.
"use client";
import { useEffect } from "react";
import { LAST_WORKSPACE_COOKIE } from "./cookies.ts";

export function useRememberWorkspace(slug: string): void {
  useEffect(() => {
    document.cookie = `${LAST_WORKSPACE_COOKIE}=${slug}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }, [slug]);
}
