// The help that is in the same place everywhere: the keys, from the one table of shortcuts, and the switch for single keys.
"use client";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { useSingleKeys } from "./single-keys.ts";
import { useKeyCaps } from "./use-key-caps.ts";

const GROUPS = [
  { key: "everywhere", ids: ["commandMenu", "help", "toggleRail", "undo", "redo", "saveVersion"] },
  {
    key: "grid",
    ids: [
      "moveUp",
      "moveDown",
      "moveLeft",
      "moveRight",
      "rowStart",
      "rowEnd",
      "boardStart",
      "boardEnd",
      "previousLanes",
      "nextLanes",
      "enterCell",
      "editText",
      "leave",
      "addAfter",
      "addBefore",
      "toggleInspector",
      "fit",
      "fullSize",
      "zoomIn",
      "zoomOut",
      "overview",
      "quietMode",
    ],
  },
  {
    key: "card",
    ids: [
      "openInspector",
      "pickUp",
      "placeEarlier",
      "placeLater",
      "toUpperHalf",
      "toLowerHalf",
      "setEmotion",
      "setConvenience",
      "toggleSelection",
      "linkEvidence",
      "addTask",
      "comment",
      "duplicate",
      "delete",
    ],
  },
  {
    key: "library",
    ids: ["nextEvidence", "previousEvidence", "linkThisEvidence", "linkSuggested1", "undoLink"],
  },
] as const;

export function HelpSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("shell");
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const capsOf = useKeyCaps();
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("help")}>
      <p className="mb-4 text-body text-ink-2">{t("helpLead")}</p>
      <Switch
        checked={singleKeys}
        onCheckedChange={setSingleKeys}
        label={t("singleKeys")}
        hint={t("singleKeysHint")}
        className="mb-5 rounded-rail bg-raised p-3"
      />
      {GROUPS.map((group) => (
        <section key={group.key} className="mb-5">
          <h3 className="mb-1.5 text-card">{t(`keyGroups.${group.key}`)}</h3>
          <dl>
            {group.ids.map((id) => (
              <div
                key={id}
                className="flex min-h-8 items-center justify-between gap-4 border-b border-hair py-1 last:border-0"
              >
                <dt className="text-body">{t(`keys.${id}`)}</dt>
                <dd className="flex flex-none gap-1">
                  {capsOf(id).map((cap) => (
                    <Kbd key={cap}>{cap}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}
