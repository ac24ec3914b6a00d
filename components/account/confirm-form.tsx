// The button behind a mailed link. Opening the link does nothing, since mail scanners open links too.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { loadPage } from "#components/shell/load-page.ts";
import { FormAlert } from "./form-alert.tsx";
import { confirmMagicLink } from "./sign-in.ts";

export function ConfirmForm({ token, email, returnTo }: { token: string; email: string; returnTo: string }) {
  const t = useTranslations("account.confirm");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");

  async function handleConfirm() {
    setBusy(true);
    const result = await confirmMagicLink(token, email, returnTo);
    if (result.ok) {
      loadPage(returnTo);
      return;
    }
    setBusy(false);
    setFailure(result.reason === "refused" ? t("used") : t(result.reason));
  }

  return (
    <div className="flex flex-col gap-4">
      {failure ? <FormAlert>{failure}</FormAlert> : null}
      <Button variant="primary" size="lg" wide busy={busy} onClick={() => void handleConfirm()}>
        {t("action")}
      </Button>
      {failure ? (
        <Button size="lg" wide asChild>
          <Link href="/login">{t("again")}</Link>
        </Button>
      ) : null}
    </div>
  );
}
