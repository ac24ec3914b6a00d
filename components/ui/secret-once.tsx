// Something that is shown once: to be read, selected and copied now.
"use client";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Input } from "./input.tsx";

export interface SecretOnceProps {
  label: string;
  hint: string;
  value: string;
}

export function SecretOnce({ label, hint, value }: SecretOnceProps) {
  const t = useTranslations("ui");
  const [isCopied, setCopied] = useState(false);
  async function handleCopy() {
    // without the right to the clipboard it stays selectable
    await navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="flex flex-wrap gap-2">
          <Input
            {...control}
            value={value}
            readOnly
            spellCheck={false}
            className="min-w-0 flex-1 basis-60"
            onFocus={(event) => event.target.select()}
          />
          <Button onClick={() => void handleCopy()}>
            {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            {t(isCopied ? "copied" : "copy")}
          </Button>
        </div>
      )}
    </Field>
  );
}
