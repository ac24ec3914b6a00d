// The button behind the link under a mail. Opening the link does nothing, since mail scanners open links too.
"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormAlert } from "#components/account/form-alert.tsx";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Button } from "#components/ui/button.tsx";
import type { UnsubscribeView } from "#server/notifications/unsubscribe.ts";

export function UnsubscribeForm({ token, view }: { token: string; view: UnsubscribeView }) {
  const t = useTranslations("notification.unsubscribe");
  const kinds = useTranslations("notification.kind");
  const trpc = useTRPC();
  const sentence = useErrorSentence();
  const [isOn, setOn] = useState(view.isOn);
  const change = useMutation(
    trpc.notifications.unsubscribe.mutationOptions({ onSuccess: (_done, input) => setOn(input.isOn) }),
  );
  const kind = kinds(view.kind);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-reading">
        {t(isOn ? "isOn" : "isOff", { kind })}
      </p>
      {change.error ? <FormAlert>{sentence(change.error)}</FormAlert> : null}
      <Button
        variant={isOn ? "primary" : "outline"}
        size="lg"
        wide
        busy={change.isPending}
        onClick={() => change.mutate({ token, isOn: !isOn })}
      >
        {t(isOn ? "turnOff" : "turnOn")}
      </Button>
      <p className="text-body text-ink-2">
        {t.rich("elsewhere", {
          link: (words) => (
            <Link href={`/${view.slug}/settings/notifications`} className="text-link underline">
              {words}
            </Link>
          ),
        })}
      </p>
    </div>
  );
}
