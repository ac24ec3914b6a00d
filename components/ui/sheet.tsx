// A panel from an edge, for things beside the page: navigation on a phone, help, the inspector on a tablet.
"use client";
import { loadWhenOpened } from "./lazy.tsx";

export const Sheet = loadWhenOpened(() => import("./sheet-panel.tsx").then((module) => module.SheetPanel));
