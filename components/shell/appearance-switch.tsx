// Language and colours for somebody who is not signed in (pages before the workspace, portals, share links).
"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";
import { keepLocale, keepTheme } from "./appearance.ts";
import { LOCALES, localeOf } from "./locale.ts";
import { THEMES } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

export function AppearanceSwitch() {
  const t = useTranslations("shell");
  const common = useTranslations("common");
  const router = useRouter();
  const locale = useLocale();
  const theme = useTheme();
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        size="sm"
        className="w-auto"
        aria-label={t("language")}
        value={localeOf(locale)}
        onValueChange={(next) => {
          keepLocale(next);
          router.refresh();
        }}
        options={LOCALES.map((one) => ({ value: one, label: common(one) }))}
      />
      <Select
        size="sm"
        className="w-auto"
        aria-label={t("theme")}
        value={theme}
        onValueChange={keepTheme}
        options={THEMES.map((one) => ({ value: one, label: t(`themes.${one}`) }))}
      />
    </div>
  );
}
