// What is shown where a page broke. The code ties the report to the server's log; nothing else of the failure is said.
"use client";
import { useTranslations } from "next-intl";
import { ErrorState } from "#components/ui/error-state.tsx";

export interface CrashProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export function Crash({ error, reset }: CrashProps) {
  const t = useTranslations("shell");
  return (
    <div className="grid min-h-[70dvh] place-items-center p-5">
      <ErrorState title={t("crashTitle")} onRetry={reset} className="w-full max-w-lg">
        {t("crash")}
        {error.digest ? (
          <span className="mt-2 block text-meta text-ink-3">{t("crashCode", { code: error.digest })}</span>
        ) : null}
      </ErrorState>
    </div>
  );
}
