// Whom a persona stands for and what she buys: her segment and the product groups she is a customer of.
"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "#components/api/client.tsx";
import { Panel } from "#components/shell/page-frame.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { PersonaView } from "#server/personas/queries.ts";
import { useGroupActions } from "./use-group-actions.ts";
import { usePersonaActions } from "./use-persona-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

export function PersonaPlace({ persona, mayEdit }: { persona: PersonaView; mayEdit: boolean }) {
  const t = useTranslations("persona.place");
  const { id: workspaceId, slug } = useWorkspace();
  const trpc = useTRPC();
  const { change } = usePersonaActions();
  const { createCustomerGroup, createProductGroup } = useGroupActions();
  const { textOf } = usePersonaWords();
  const { data: segments = [] } = useQuery(trpc.customerGroups.list.queryOptions({ workspaceId }));
  const { data: products = [] } = useQuery(trpc.productGroups.list.queryOptions({ workspaceId }));
  const segment = segments.find((one) => one.id === persona.customerGroupId);
  const bought = products.filter((one) => persona.productGroupIds.includes(one.id));
  const free = products.filter((one) => !persona.productGroupIds.includes(one.id));
  const setSegment = (customerGroupId: string | null) =>
    change(persona.id, (before) => ({ ...before, customerGroupId }));
  const setProducts = (productGroupIds: string[]) =>
    change(persona.id, (before) => ({ ...before, productGroupIds }));
  return (
    <Panel title={t("title")}>
      <h3 className="mb-1.5 text-body font-medium">{t("segment")}</h3>
      {mayEdit ? (
        <Combobox
          label={t("segment")}
          placeholder={t("noSegment")}
          noneLabel={t("noSegment")}
          value={segment?.id ?? null}
          onValueChange={setSegment}
          options={segments.map((one) => ({ value: one.id, label: textOf(one, "name") }))}
          onCreate={(name) => createCustomerGroup.mutate({ name }, { onSuccess: ({ id }) => setSegment(id) })}
        />
      ) : (
        <p className={segment ? "" : "text-ink-3"}>{segment ? textOf(segment, "name") : t("noSegment")}</p>
      )}
      {segment && textOf(segment, "description") ? (
        <p className="mt-1.5 text-meta text-ink-2">{textOf(segment, "description")}</p>
      ) : null}
      <h3 className="mt-4 mb-1.5 text-body font-medium">{t("products")}</h3>
      {bought.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {bought.map((one) => {
            const name = textOf(one, "name");
            return (
              <li
                key={one.id}
                data-product={one.id}
                className="inline-flex min-h-7 items-center gap-1 rounded-pill border border-line bg-raised pl-3 text-body has-[button]:pr-0.5 not-has-[button]:pr-3"
              >
                {name}
                {mayEdit ? (
                  <button
                    type="button"
                    aria-label={t("removeProduct", { product: name })}
                    className="grid size-6 place-items-center rounded-full text-ink-3 hover:bg-ink/8 hover:text-ink pointer-coarse:size-11"
                    onClick={() => setProducts(persona.productGroupIds.filter((id) => id !== one.id))}
                  >
                    <X aria-hidden size={13} />
                  </button>
                ) : null}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="text-body text-ink-3">{t("noProducts")}</p>
      )}
      {mayEdit ? (
        <Combobox
          className="mt-2"
          label={t("addProduct")}
          placeholder={t("addProduct")}
          value={null}
          onValueChange={(id) => id !== null && setProducts([...persona.productGroupIds, id])}
          options={free.map((one) => ({ value: one.id, label: textOf(one, "name") }))}
          onCreate={(name) =>
            createProductGroup.mutate(
              { name },
              { onSuccess: ({ id }) => setProducts([...persona.productGroupIds, id]) },
            )
          }
        />
      ) : null}
      <p className="mt-3 text-meta">
        <Link href={`/${slug}/personas/matrix`} className="inline-block min-h-6 text-link hover:underline">
          {t("toMatrix")}
        </Link>
      </p>
    </Panel>
  );
}
