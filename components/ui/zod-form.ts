// A form checked by a zod schema; its messages are keys below `ui.invalid`.
"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from "react-hook-form";
import type { z } from "zod";
import { isKnownKey } from "./known-key.ts";

export function useZodForm<T extends FieldValues>(schema: z.ZodType<T, T>, defaultValues: DefaultValues<T>) {
  const t = useTranslations("ui.invalid");
  const form = useForm<T>({ resolver: zodResolver(schema), defaultValues });
  const { errors } = form.formState;

  /** The sentence under a field, or undefined while it is fine. */
  function errorOf(name: FieldPath<T>): string | undefined {
    const message = errors[name]?.message;
    if (typeof message !== "string" || message === "") return errors[name] ? t("invalid") : undefined;
    // zod has sentences of its own for what a schema says nothing about
    return isKnownKey(t, message) ? t(message) : t("invalid");
  }

  return { ...form, errorOf };
}
