// Which persona buys what: product groups × segments, with the personas in the cells. An empty cell says so, and fills itself.
"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { WideTable } from "#components/channel/wide-table.tsx";
import { PageFrame } from "#components/shell/page-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useCan, useWorkspace } from "#components/workspace/workspace-context.tsx";
import { type ProductCell, productMatrix } from "#domain/customer-group.ts";
import type { PersonaView } from "#server/personas/queries.ts";
import type { ProductGroupView } from "#server/personas/product-groups/queries.ts";
import { GroupMenu } from "./group-menu.tsx";
import type { PersonaStart } from "./new-persona-dialog.tsx";
import { PersonaChips } from "./persona-chip.tsx";
import { PersonaViews } from "./persona-views.tsx";
import { useGroupActions } from "./use-group-actions.ts";
import { usePersonaWords } from "./use-persona-words.ts";

const NewPersonaDialog = dynamic(() =>
  import("./new-persona-dialog.tsx").then((module) => module.NewPersonaDialog),
);
const GroupDialog = dynamic(() => import("./group-dialog.tsx").then((module) => module.GroupDialog));

export function ProductMatrix() {
  const t = useTranslations("persona");
  const common = useTranslations("common");
  const { id: workspaceId, slug } = useWorkspace();
  const may = useCan();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const { textOf } = usePersonaWords();
  const products = useQuery(trpc.productGroups.list.queryOptions({ workspaceId }));
  const segments = useQuery(trpc.customerGroups.list.queryOptions({ workspaceId }));
  const personas = useQuery(trpc.personas.list.queryOptions({ workspaceId }));
  const [edited, setEdited] = useState<ProductGroupView | "new" | null>(null);
  const [start, setStart] = useState<PersonaStart | null>(null);
  const error = products.error ?? segments.error ?? personas.error;
  const segmentName = (id: string | null) => {
    const found = segments.data?.find((one) => one.id === id);
    if (found) return textOf(found, "name");
    return segments.data?.length === 0 ? t("matrix.everybody") : t("segments.none");
  };
  const add = may("persona.edit") ? (
    <Button variant="primary" onClick={() => setEdited("new")}>
      <Plus size={16} aria-hidden />
      {t("matrix.add")}
    </Button>
  ) : null;
  const isEmpty = products.data?.length === 0;
  const rows =
    products.data && segments.data && personas.data
      ? productMatrix(
          products.data,
          segments.data.map((one) => one.id),
          personas.data,
        )
      : null;
  return (
    <PageFrame
      title={t("views.matrix")}
      lead={t("matrix.lead")}
      crumbs={[{ label: t("title"), href: `/${slug}/personas` }, { label: t("views.matrix") }]}
      actions={isEmpty ? null : add}
    >
      <PersonaViews current="matrix" />
      {error ? (
        <ErrorState
          onRetry={() => void Promise.all([products, segments, personas].map((one) => one.refetch()))}
        >
          {sentence(error)}
        </ErrorState>
      ) : rows === null ? (
        <SkeletonLines lines={5} label={common("loading")} />
      ) : isEmpty ? (
        <EmptyState title={t("matrix.empty")} action={add}>
          {t("matrix.emptyLead")}
        </EmptyState>
      ) : (
        <WideTable label={t("views.matrix")}>
          <table className="w-full border-separate border-spacing-1 text-left">
            <thead>
              <tr>
                <th scope="col" className="min-w-36 px-2 py-1 text-meta font-medium text-ink-3">
                  {t("matrix.product")}
                </th>
                {rows[0]?.cells.map((cell) => (
                  <th
                    key={cell.customerGroupId ?? "none"}
                    scope="col"
                    className="min-w-44 px-2 py-1 text-meta font-medium text-ink-3"
                  >
                    {segmentName(cell.customerGroupId)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ group, cells }) => (
                <tr key={group.id} data-product={group.id}>
                  <th scope="row" className="rounded-card bg-surface px-3 py-2 align-top font-medium">
                    <ProductHead group={group} onEdit={setEdited} />
                  </th>
                  {cells.map((cell) => (
                    <MatrixCell
                      key={cell.customerGroupId ?? "none"}
                      cell={cell}
                      product={textOf(group, "name")}
                      segment={segmentName(cell.customerGroupId)}
                      onAdd={() =>
                        setStart({ productGroupIds: [group.id], customerGroupId: cell.customerGroupId })
                      }
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {edited ? (
        <GroupDialog
          kind="product"
          group={edited === "new" ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {start ? (
        <NewPersonaDialog
          usedThreads={(personas.data ?? []).map((one) => one.thread)}
          start={start}
          onClose={() => setStart(null)}
        />
      ) : null}
    </PageFrame>
  );
}

function ProductHead({
  group,
  onEdit,
}: {
  group: ProductGroupView;
  onEdit: (group: ProductGroupView) => void;
}) {
  const may = useCan();
  const { textOf } = usePersonaWords();
  const { removeProductGroup } = useGroupActions();
  const name = textOf(group, "name");
  return (
    <span className="flex items-start justify-between gap-1">
      <span className="min-w-0 py-1 break-words">{name}</span>
      {may("persona.edit") ? (
        <GroupMenu
          of="matrix"
          name={name}
          size="sm"
          onEdit={() => onEdit(group)}
          onRemove={() => removeProductGroup.mutate({ id: group.id, name })}
        />
      ) : null}
    </span>
  );
}

interface MatrixCellProps {
  cell: ProductCell<PersonaView>;
  product: string;
  segment: string;
  onAdd: () => void;
}

function MatrixCell({ cell, product, segment, onAdd }: MatrixCellProps) {
  const t = useTranslations("persona.matrix");
  const may = useCan();
  const isEmpty = cell.personas.length === 0;
  return (
    <td
      data-segment={cell.customerGroupId ?? "none"}
      className={
        isEmpty
          ? "rounded-card border border-dashed border-line-strong px-3 py-2 align-top"
          : "rounded-card bg-surface px-3 py-2 align-top"
      }
    >
      {isEmpty ? (
        <span className="flex items-center justify-between gap-2 text-meta text-ink-3">
          {t("nobody")}
          {may("persona.edit") ? (
            <IconButton
              size="sm"
              label={t("addFor", { product, segment })}
              icon={<Plus size={16} />}
              onClick={onAdd}
            />
          ) : null}
        </span>
      ) : (
        <PersonaChips personas={cell.personas} />
      )}
    </td>
  );
}
