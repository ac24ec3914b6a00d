// All there is to set in a portal: the language, and the way out; for a member the way back.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, LogOut } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { signOut } from "#components/account/sign-in.ts";
import { useTRPC } from "#components/api/client.tsx";
import { keepLocale } from "#components/shell/appearance.ts";
import { LOCALES, localeOf } from "#components/shell/locale.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { loadPage } from "#components/shell/load-page.ts";

/** @param backTo the workspace's own address, for its members */
export function PortalMenu({ backTo }: { backTo?: string | undefined }) {
  const t = useTranslations("portal");
  const shell = useTranslations("shell");
  const common = useTranslations("common");
  const router = useRouter();
  const locale = useLocale();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const update = useMutation(trpc.account.update.mutationOptions());

  function handleLocale(value: string) {
    const next = localeOf(value);
    if (!next) return;
    keepLocale(next);
    // The account's setting goes before the cookie, so it must stand before the page is read again.
    update.mutate({ locale: next }, { onSettled: () => router.refresh() });
  }

  async function handleSignOut() {
    await signOut();
    queries.clear();
    // A full load, so that nothing of the account stays in memory.
    loadPage("/login");
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      {backTo ? (
        <Button asChild>
          <Link href={backTo}>
            <ArrowLeft size={15} aria-hidden />
            {t("toWorkspace")}
          </Link>
        </Button>
      ) : null}
      <Select
        className="w-auto"
        aria-label={shell("language")}
        value={localeOf(locale)}
        onValueChange={handleLocale}
        options={LOCALES.map((one) => ({ value: one, label: common(one) }))}
      />
      <Button onClick={() => void handleSignOut()}>
        <LogOut size={15} aria-hidden />
        {shell("signOut")}
      </Button>
    </div>
  );
}
