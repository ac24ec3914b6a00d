// The two faces of the identity are asked for together with the page: text that changes its face later moves what is being read.
import { preload } from "react-dom";

const FACES = [
  new URL(
    "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    import.meta.url,
  ),
  new URL(
    "../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
    import.meta.url,
  ),
];

/** Has the browser fetch the upright Latin faces at once, under the same addresses that the stylesheet names. */
export function preloadFaces(): void {
  for (const { href } of FACES) preload(href, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
}
