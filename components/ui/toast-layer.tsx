// Where the short messages stand; loaded apart from the page, which rarely has one in its first second.
"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Toaster, toast } from "sonner";

export type Toast = typeof toast;

export function ToastLayer({ onReady }: { onReady: (toast: Toast) => void }) {
  const t = useTranslations("ui");
  useEffect(() => onReady(toast), [onReady]);
  return (
    <Toaster
      position="bottom-center"
      containerAriaLabel={t("messages")}
      gap={8}
      offset={20}
      mobileOffset={{ bottom: 72 }}
      // Its own sheet would set a system font.
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        className:
          "flex w-full items-center gap-3 rounded-rail bg-ink px-4 py-2.5 text-body text-surface shadow-2 sm:w-[min(26rem,calc(100vw-2rem))]",
      }}
    />
  );
}
