// Turns what a call threw into a sentence for the person: the human one of the three exhaustive switches.
"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { type ErrorCode, type ErrorDetail, unreachable } from "#domain/errors.ts";
import { isKnownKey } from "#components/ui/known-key.ts";
import { domainErrorOf, isUnreachable } from "./domain-error.ts";

type Say = ReturnType<typeof useTranslations<"errors">>;

function codeSentence(t: Say, code: ErrorCode, detail: ErrorDetail): string {
  switch (code) {
    case "UNAUTHENTICATED":
      return t("UNAUTHENTICATED");
    case "NOT_FOUND":
      return t("NOT_FOUND");
    case "FORBIDDEN":
      return t("FORBIDDEN");
    case "INVALID":
      return t("INVALID");
    case "TOO_LONG":
      return detail.max === undefined ? t("TOO_LONG_ANY") : t("TOO_LONG", { max: detail.max });
    case "CONFLICT":
      return t("CONFLICT");
    case "LAST_OWNER":
      return t("LAST_OWNER");
    case "SLUG_TAKEN":
      return t("SLUG_TAKEN");
    case "IN_USE":
      return t("IN_USE");
    case "EXPIRED":
      return t("EXPIRED");
    case "ALREADY_USED":
      return t("ALREADY_USED");
    case "EMAIL_UNVERIFIED":
      return t("EMAIL_UNVERIFIED");
    case "WRONG_ACCOUNT":
      return t("WRONG_ACCOUNT");
    case "RATE_LIMITED":
      return t("RATE_LIMITED", { minutes: Math.max(1, Math.ceil((detail.retryAfter ?? 60) / 60)) });
    case "TOO_LARGE":
      return t("TOO_LARGE");
    case "UNAVAILABLE":
      return t("UNAVAILABLE");
    default:
      return unreachable(code);
  }
}

/** Returns a function from anything thrown to one sentence in the reader's language. */
export function useErrorSentence(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      const failure = domainErrorOf(error);
      if (failure) {
        const own = failure.detail.sentence;
        // a server may be newer than this page and know sentences that the page does not
        if (own !== undefined && isKnownKey(t, own)) return t(own);
        return codeSentence(t, failure.code, failure.detail);
      }
      return isUnreachable(error) ? t("unreachable") : t("defect");
    },
    [t],
  );
}
