// The state of the installation as a few panels of figures, asked again every few seconds while the page is in view.
"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferOutput } from "@trpc/tanstack-react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "#components/api/client.tsx";
import { useErrorSentence } from "#components/api/error-sentence.ts";
import { Panel } from "#components/shell/page-frame.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { SkeletonLines } from "#components/ui/skeleton.tsx";

const EVERY_MS = 5_000;

type Status = inferOutput<ReturnType<typeof useTRPC>["status"]["get"]>;
type Figures = NonNullable<Status["figures"]>;

export function StatusPanels() {
  const t = useTranslations("status");
  const common = useTranslations("common");
  const sentence = useErrorSentence();
  const trpc = useTRPC();
  const status = useQuery({ ...trpc.status.get.queryOptions(), refetchInterval: EVERY_MS });
  if (status.isPending) return <SkeletonLines lines={8} label={common("loading")} />;
  if (status.isError) {
    return <ErrorState onRetry={() => void status.refetch()}>{sentence(status.error)}</ErrorState>;
  }
  const { data } = status;
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Parts status={data} />
      <Database database={data.database} />
      {data.figures ? (
        <>
          <Live figures={data.figures} />
          <Refusals figures={data.figures} />
        </>
      ) : (
        <Panel title={t("live")}>
          <p className="text-body text-ink-2">{t("elsewhere")}</p>
        </Panel>
      )}
      <Work status={data} />
    </div>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid gap-y-1.5">{children}</dl>;
}

function Fact({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hair pb-1.5 last:border-0">
      <dt className="text-body text-ink-2">{name}</dt>
      <dd className={`text-body font-semibold tabular-nums ${isBad ? "text-plum" : "text-ink"}`}>
        {children}
      </dd>
    </div>
  );
}

function Parts({ status }: { status: Status }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const { parts, figures } = status;
  return (
    <Panel title={t("parts")}>
      <Facts>
        <Fact name={t("version")}>{status.version}</Fact>
        {figures ? (
          <Fact name={t("since")}>
            {format.dateTime(figures.startedAt, { dateStyle: "medium", timeStyle: "short" })}
          </Fact>
        ) : null}
        <Fact name={t("roles")}>{status.roles.join(", ")}</Fact>
        <Fact name={t("part.web")}>{t("state.ok")}</Fact>
        {(["collab", "worker"] as const).map((part) => (
          <Fact key={part} name={t(`part.${part}`)} isBad={parts[part] === "down" || parts[part] === "slow"}>
            {t(`state.${parts[part]}`)}
          </Fact>
        ))}
        <Fact name={t("lastBackup")}>{t("unknown")}</Fact>
      </Facts>
    </Panel>
  );
}

function Database({ database }: { database: Status["database"] }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const megabytes = useMegabytes();
  return (
    <Panel title={t("database")}>
      <Facts>
        <Fact name="PostgreSQL">{database.version}</Fact>
        <Fact name={t("since")}>
          {format.dateTime(database.startedAt, { dateStyle: "medium", timeStyle: "short" })}
        </Fact>
        <Fact name={t("size")}>{megabytes(database.bytes)}</Fact>
        <Fact name="fsync" isBad={database.fsync !== "on"}>
          {database.fsync}
        </Fact>
        <Fact name="synchronous_commit" isBad={database.synchronousCommit === "off"}>
          {database.synchronousCommit}
        </Fact>
      </Facts>
    </Panel>
  );
}

function Live({ figures }: { figures: Figures }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const megabytes = useMegabytes();
  const ms = (value: number | null, isBound = false) =>
    value === null ? "–" : `${isBound ? "≤ " : ""}${format.number(value, { maximumFractionDigits: 1 })} ms`;
  return (
    <Panel title={t("live")} lead={t("sinceStart")}>
      <Facts>
        <Fact name={t("rooms")}>{format.number(figures.rooms)}</Fact>
        <Fact name={t("sockets")}>{format.number(figures.sockets)}</Fact>
        <Fact name={t("updates")}>{format.number(figures.updates)}</Fact>
        <Fact name={t("queue")} isBad={figures.oldest > 1_000}>
          {t("queueOf", { bytes: figures.queuedBytes, oldest: figures.oldest })}
        </Fact>
        <Fact name={t("commit50")}>{ms(figures.commits.p50, true)}</Fact>
        <Fact name={t("commit95")}>{ms(figures.commits.p95, true)}</Fact>
        <Fact name={t("lag50")}>{ms(figures.lag.p50)}</Fact>
        <Fact name={t("lag99")}>{ms(figures.lag.p99)}</Fact>
        <Fact name={t("memory")}>{megabytes(figures.memoryBytes)}</Fact>
      </Facts>
    </Panel>
  );
}

function Refusals({ figures }: { figures: Figures }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const groups = ["refused", "closed", "turnedAway", "failedCommits"] as const;
  return (
    <Panel title={t("refusals")} lead={t("sinceStart")}>
      {groups.map((group) => (
        <section key={group} className="mb-3 last:mb-0">
          <h3 className="mb-1 text-body font-semibold">{t(group)}</h3>
          {figures[group].length === 0 ? (
            <p className="text-body text-ink-2">{t("none")}</p>
          ) : (
            <Facts>
              {figures[group].map(({ what, count }) => (
                <Fact key={what} name={what}>
                  {format.number(count)}
                </Fact>
              ))}
            </Facts>
          )}
        </section>
      ))}
    </Panel>
  );
}

function Work({ status }: { status: Status }) {
  const t = useTranslations("status");
  const format = useFormatter();
  const { jobs, mails } = status;
  return (
    <Panel title={t("work")} className="md:col-span-2">
      <Facts>
        <Fact name={t("mailsWaiting")}>{format.number(mails.waiting)}</Fact>
        <Fact name={t("mailsFailed")} isBad={mails.failed > 0}>
          {format.number(mails.failed)}
        </Fact>
      </Facts>
      <h3 className="mt-4 mb-1 text-body font-semibold">{t("jobs")}</h3>
      {jobs.length === 0 ? (
        <p className="text-body text-ink-2">{t("noJobs")}</p>
      ) : (
        <Facts>
          {jobs.map(({ task, waiting, retrying, failed }) => (
            <Fact key={task} name={task} isBad={failed > 0}>
              {t("jobCounts", { waiting, retrying, failed })}
            </Fact>
          ))}
        </Facts>
      )}
    </Panel>
  );
}

function useMegabytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => `${format.number(bytes / 1_048_576, { maximumFractionDigits: 0 })} MB`;
}
