// A journey that is not shown, or no longer: said calmly, and the same whether it exists or not.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PortalFrame, type PortalPlace } from "./portal-frame.tsx";

export function PortalGone({ place }: { place: PortalPlace }) {
  const t = useTranslations("portal");
  return (
    <PortalFrame place={place}>
      <h1 className="sr-only">{place.name}</h1>
      <EmptyState
        title={t("gone")}
        action={
          <Button variant="primary" size="lg" asChild>
            <Link href={`/c/${place.slug}`}>{t("toList")}</Link>
          </Button>
        }
      >
        {t("goneLead")}
      </EmptyState>
    </PortalFrame>
  );
}
