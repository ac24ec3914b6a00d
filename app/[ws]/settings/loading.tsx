// While a part of the settings is being read. There is none above single pages: it would turn their "not found" into a 200.
import { useTranslations } from "next-intl";
import { SkeletonLines } from "#components/ui/skeleton.tsx";

export default function LoadingPage() {
  const t = useTranslations("common");
  return (
    <div className="mx-auto w-full py-4">
      <SkeletonLines lines={5} label={t("loading")} />
    </div>
  );
}
