// One address: where it leads, what it hears, whether it arrives, and what can be done with it.
"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { DropdownMenu, MenuItem } from "#components/ui/dropdown-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { toastFailed, toastUndo } from "#components/ui/toast.tsx";
import { useWorkspace } from "#components/workspace/workspace-context.tsx";
import type { WebhookView } from "#server/webhooks/queries.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { EVENT_KEYS, WebhookDialog } from "./webhook-dialog.tsx";

export function WebhookRow({ hook }: { hook: WebhookView }) {
  const t = useTranslations("webhook");
  const common = useTranslations("common");
  const format = useFormatter();
  const { id: workspaceId } = useWorkspace();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentence = useErrorSentence();
  const [isOpen, setOpen] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const options = {
    onSuccess: () => queries.invalidateQueries(trpc.webhooks.pathFilter()),
    onError: (error: unknown) => toastFailed(sentence(error)),
  };
  const update = useMutation(trpc.webhooks.update.mutationOptions(options));
  const remove = useMutation(trpc.webhooks.remove.mutationOptions(options));
  const restore = useMutation(trpc.webhooks.restore.mutationOptions(options));
  const { host } = new URL(hook.url);
  const named = { workspaceId, webhookId: hook.id };
  const day = (at: Date) => format.dateTime(at, { day: "numeric", month: "long" });

  function handleRemove() {
    remove.mutate(named, {
      onSuccess: () => toastUndo(t("removed", { host }), () => restore.mutate(named)),
    });
  }

  return (
    <li data-webhook={hook.id} className="border-t border-hair py-3 first:border-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <div className="font-semibold [overflow-wrap:anywhere]">{hook.url}</div>
          <div className="mt-1 flex flex-wrap gap-1.5">
            {hook.events.map((event) => (
              <Badge key={event}>{t(`event.${EVENT_KEYS[event]}`)}</Badge>
            ))}
          </div>
          {hook.disabledAt ? (
            <p className="mt-1.5 text-meta text-plum">{t("gaveUp", { date: day(hook.disabledAt) })}</p>
          ) : hook.failingSince ? (
            <p className="mt-1.5 text-meta text-plum">{t("failing", { date: day(hook.failingSince) })}</p>
          ) : null}
        </div>
        <div className="flex items-center gap-2">
          <Switch
            label={t("on")}
            checked={hook.enabled}
            onCheckedChange={(enabled) => update.mutate({ ...named, changes: { enabled } })}
            className="items-center"
          />
          <DropdownMenu
            align="end"
            trigger={<IconButton label={t("menu", { host })} icon={<Ellipsis size={18} />} />}
          >
            <MenuItem icon={<Pencil size={16} />} onSelect={() => setChanging(true)}>
              {t("change")}
            </MenuItem>
            <MenuItem icon={<Trash2 size={16} />} onSelect={handleRemove}>
              {common("remove")}
            </MenuItem>
          </DropdownMenu>
        </div>
      </div>
      <Button
        size="sm"
        variant="ghost"
        className="mt-1.5 -ml-2"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronDown size={15} aria-hidden className={cn("transition-transform", isOpen && "rotate-180")} />
        {t("log")}
      </Button>
      {isOpen ? <DeliveryLog webhookId={hook.id} /> : null}
      {isChanging ? <WebhookDialog hook={hook} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}
