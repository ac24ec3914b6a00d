// One's own account.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountSettings } from "#components/account/account-settings.tsx";
import { titled } from "#components/account/page-title.ts";
import { PlainFrame } from "#components/shell/plain-frame.tsx";
import { api, requireUser } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("settings.account.title");

export default async function AccountPage() {
  const user = await requireUser("/settings");
  const me = await api().account.me();
  const t = await getTranslations("settings.account");
  return (
    <PlainFrame me={{ id: user.id, name: user.name, email: user.email }} title={t("title")} width="reading">
      <AccountSettings me={me} />
    </PlainFrame>
  );
}
