// Signing in: by password, by a mailed link, at another provider, or as one of the demo's people.
"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PasswordInput } from "#components/ui/password-input.tsx";
import { TabPanel, Tabs } from "#components/ui/tabs.tsx";
import { useZodForm } from "#components/ui/zod-form.ts";
import { loadPage } from "#components/shell/load-page.ts";
import { FormAlert } from "./form-alert.tsx";
import { emailField } from "./form-fields.ts";
import { requestMagicLink, type SignInResult, signInElsewhere, signInWithPassword } from "./sign-in.ts";

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  /** What this person may do, as a message key below `account.login.demoRoles`. */
  readonly role: "owner" | "editor" | "viewer" | "guest";
  readonly workspace: string;
}

export interface LoginFormProps {
  returnTo: string;
  /** Other ways in that are switched on, as `{ id: "google", name: "Google" }`. */
  providers: readonly { id: string; name: string }[];
  demo: { readonly password: string; readonly accounts: readonly DemoAccount[] } | null;
  /** A code that the sign-in machinery put into the address. */
  error: string | null;
}

const withPassword = z.object({ email: emailField, password: z.string().min(1, "required").max(1_000) });
const withLink = z.object({ email: emailField });

export function LoginForm({ returnTo, providers, demo, error }: LoginFormProps) {
  const t = useTranslations("account.login");
  const [way, setWay] = useState<"password" | "link">("password");
  const [failure, setFailure] = useState(error ? t("linkFailed") : "");
  const [busy, setBusy] = useState<string | null>(null);
  const password = useZodForm(withPassword, { email: "", password: "" });
  const link = useZodForm(withLink, { email: "" });

  async function run(
    what: string,
    call: Promise<SignInResult>,
    refused: string,
    go: (url: string) => string,
  ) {
    setBusy(what);
    setFailure("");
    const result = await call;
    if (result.ok) {
      // A full load, so that every page is read again as this person.
      loadPage(go(result.url));
      return;
    }
    setBusy(null);
    setFailure(result.reason === "refused" ? refused : t(result.reason));
  }

  const signIn = (email: string, secret: string, what: string) =>
    run(what, signInWithPassword(email, secret, returnTo), t("refused"), () => returnTo);

  return (
    <div className="flex flex-col gap-5">
      <Tabs
        label={t("ways")}
        value={way}
        onValueChange={(next) => {
          setWay(next);
          setFailure("");
        }}
        tabs={[
          { value: "password", label: t("byPassword") },
          { value: "link", label: t("byLink") },
        ]}
      >
        <TabPanel value="password" className="pt-5 outline-none">
          <form
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) =>
              void password.handleSubmit((values) => signIn(values.email, values.password, "password"))(event)
            }
          >
            <Field label={t("email")} error={password.errorOf("email")} required>
              {(control) => (
                <Input
                  {...control}
                  {...password.register("email")}
                  type="email"
                  inputSize="lg"
                  autoComplete="username"
                />
              )}
            </Field>
            <Field
              label={t("password")}
              error={password.errorOf("password")}
              required
              aside={
                <Link href="/forgot" className="text-meta text-link">
                  {t("forgot")}
                </Link>
              }
            >
              {(control) => (
                <PasswordInput
                  {...control}
                  {...password.register("password")}
                  inputSize="lg"
                  autoComplete="current-password"
                />
              )}
            </Field>
            {failure ? <FormAlert>{failure}</FormAlert> : null}
            <Button type="submit" variant="primary" size="lg" wide busy={busy === "password"}>
              {t("signIn")}
            </Button>
          </form>
        </TabPanel>
        <TabPanel value="link" className="pt-5 outline-none">
          <form
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) =>
              void link.handleSubmit((values) =>
                run(
                  "link",
                  requestMagicLink(values.email, returnTo),
                  t("linkRefused"),
                  () => `/login/sent?email=${encodeURIComponent(values.email)}`,
                ),
              )(event)
            }
          >
            <Field label={t("email")} hint={t("linkHint")} error={link.errorOf("email")} required>
              {(control) => (
                <Input
                  {...control}
                  {...link.register("email")}
                  type="email"
                  inputSize="lg"
                  autoComplete="email"
                />
              )}
            </Field>
            {failure ? <FormAlert>{failure}</FormAlert> : null}
            <Button type="submit" variant="primary" size="lg" wide busy={busy === "link"}>
              {t("sendLink")}
            </Button>
          </form>
        </TabPanel>
      </Tabs>
      {providers.map((provider) => (
        <Button
          key={provider.id}
          size="lg"
          wide
          busy={busy === provider.id}
          onClick={() =>
            void run(provider.id, signInElsewhere(provider.id, returnTo), t("refused"), (url) => url)
          }
        >
          {t("with", { provider: provider.name })}
        </Button>
      ))}
      {demo ? (
        <section aria-labelledby="demo" className="mt-1 border-t border-dashed border-line-strong pt-4">
          <h2 id="demo" className="text-card">
            {t("demoTitle")}
          </h2>
          <p className="mt-1 mb-3 text-meta text-ink-2">{t("demoLead")}</p>
          <ul className="grid gap-1.5 sm:grid-cols-2">
            {demo.accounts.map((account, place) => (
              <li key={account.email}>
                <Button
                  wide
                  className="h-full justify-start py-2 text-left"
                  busy={busy === account.email}
                  onClick={() => void signIn(account.email, demo.password, account.email)}
                >
                  <Avatar name={account.name} tone={((place % 5) + 1) as 1 | 2 | 3 | 4 | 5} decorative />
                  <span className="min-w-0">
                    <span className="block truncate">{account.name}</span>
                    <span className="block truncate text-axis font-normal text-ink-3">
                      {t("demoAs", { role: t(`demoRoles.${account.role}`), workspace: account.workspace })}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
