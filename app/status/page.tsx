// How the installation is doing, for its operators.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titled } from "#components/account/page-title.ts";
import { PlainFrame } from "#components/shell/plain-frame.tsx";
import { StatusPanels } from "#components/status/status-panels.tsx";
import { api, getQueryClient, Hydrate, orNotFound, requireUser, trpc } from "#server/api/rsc.tsx";

export const generateMetadata = (): Promise<Metadata> => titled("status.title");

export default async function StatusPage() {
  const user = await requireUser("/status");
  const status = await orNotFound(api().status.get(), "/status");
  getQueryClient().setQueryData(trpc.status.get.queryKey(), status);
  const t = await getTranslations("status");
  return (
    <PlainFrame me={{ id: user.id, name: user.name, email: user.email }} title={t("title")} lead={t("lead")}>
      <Hydrate>
        <StatusPanels />
      </Hydrate>
    </PlainFrame>
  );
}
