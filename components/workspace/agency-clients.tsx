// The clients of an agency, each a workspace of its own; and the way to a new one.
"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowRight, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { ClientHealth } from "#components/health/client-health.tsx";
import { FormAlert } from "#components/account/form-alert.tsx";
import { nameField } from "#components/account/form-fields.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";

const schema = z.object({ name: nameField });

export interface AgencyClientsProps {
  agency: { readonly id: string; readonly name: string };
  mayCreate: boolean;
}

export function AgencyClients({ agency, mayCreate }: AgencyClientsProps) {
  const t = useTranslations("agency");
  const common = useTranslations("common");
  const format = useFormatter();
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const list = useQuery(trpc.clients.list.queryOptions({ workspaceId: agency.id }));
  const [open, setOpen] = useState(false);
  const create = mayCreate ? (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus size={16} aria-hidden />
      {t("new")}
    </Button>
  ) : null;
  return (
    <>
      {list.isPending ? (
        <SkeletonLines label={common("loading")} />
      ) : list.isError ? (
        <ErrorState onRetry={() => void list.refetch()}>{sentence(list.error)}</ErrorState>
      ) : list.data.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={create}>
          {mayCreate ? t("emptyLead") : t("emptyMember")}
        </EmptyState>
      ) : (
        <Panel title={agency.name} lead={t("lead")} actions={create}>
          <ul>
            {list.data.map((client) => (
              <li
                key={client.id}
                className="relative flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-hair py-2 first:border-0 hover:bg-raised"
              >
                <Link
                  href={`/${client.slug}`}
                  className="min-w-0 flex-1 basis-48 truncate text-card font-semibold before:absolute before:inset-0 before:content-['']"
                >
                  {client.name}
                </Link>
                {client.isOwned ? null : <Badge tone="chalk">{t("lent")}</Badge>}
                <ClientHealth workspaceId={client.id} slug={client.slug} />
                <span className="text-meta text-ink-3">
                  {t("since", {
                    date: format.dateTime(client.createdAt, { month: "long", year: "numeric" }),
                  })}
                </span>
                <ArrowRight size={16} aria-hidden className="text-ink-3" />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {open ? <NewClientDialog agencyId={agency.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function NewClientDialog({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const t = useTranslations("agency");
  const common = useTranslations("common");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const form = useZodForm(schema, { name: "" });
  const create = useMutation(
    trpc.clients.create.mutationOptions({
      onSuccess: async ({ slug }) => {
        await queries.invalidateQueries(trpc.clients.pathFilter());
        await queries.invalidateQueries(trpc.account.listWorkspaces.queryFilter());
        router.push(`/${slug}/journeys`);
      },
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("newTitle")}
      description={t("newLead")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            type="submit"
            form="new-client"
            variant="primary"
            busy={create.isPending || create.isSuccess}
          >
            {t("newAction")}
          </Button>
        </>
      }
    >
      <form
        id="new-client"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) =>
          void form.handleSubmit(({ name }) => create.mutate({ workspaceId: agencyId, name }))(event)
        }
      >
        <Field label={t("name")} error={form.errorOf("name")} required>
          {(control) => <Input {...control} {...form.register("name")} inputSize="lg" autoComplete="off" />}
        </Field>
        {create.error ? <FormAlert>{sentence(create.error)}</FormAlert> : null}
      </form>
    </Dialog>
  );
}
