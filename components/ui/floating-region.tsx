// The landmark around a menu that floats at the end of the document, so that no content stands outside of one.
"use client";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";

export interface FloatingRegionProps extends ComponentProps<"div"> {
  /** False where the portal stays while its menu is closed: an empty landmark would only be noise. */
  open?: boolean;
}

/** The only child of a menu's portal. */
export function FloatingRegion({ open = true, ...rest }: FloatingRegionProps) {
  const t = useTranslations("ui");
  return <div {...(open ? { role: "region", "aria-label": t("menu") } : {})} {...rest} />;
}
