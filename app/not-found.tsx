// An address that leads nowhere, or to something the reader may not see: both read the same.
import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Logo } from "#components/ui/logo.tsx";

export default function NotFoundPage() {
  const t = useTranslations("shell");
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-5 py-10">
      <div className="flex max-w-md flex-col items-center gap-3 text-center">
        <Logo size={72} decorative />
        <h1 className="text-headline">{t("notFoundTitle")}</h1>
        <p className="text-reading text-ink-2">{t("notFound")}</p>
        <Button variant="primary" size="lg" asChild className="mt-2">
          <Link href="/">{t("notFoundHome")}</Link>
        </Button>
      </div>
    </main>
  );
}
