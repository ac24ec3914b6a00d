// The menu of whoever is signed in, behind their own button; what is in it stands in user-menu-panel.tsx.
"use client";
import { loadWhenAsked } from "#components/ui/lazy.tsx";

export const UserMenu = loadWhenAsked("menu", () =>
  import("./user-menu-panel.tsx").then((module) => module.UserMenuPanel),
);
