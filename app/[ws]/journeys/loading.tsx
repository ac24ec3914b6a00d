// While the next page is being read.
import { useTranslations } from "next-intl";
import { SkeletonLines } from "#components/ui/skeleton.tsx";

export default function LoadingPage() {
  const t = useTranslations("common");
  return (
    <div className="mx-auto w-full max-w-6xl px-4 pt-20 sm:px-10">
      <SkeletonLines lines={5} label={t("loading")} />
    </div>
  );
}
