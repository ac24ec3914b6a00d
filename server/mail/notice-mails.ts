// The mail of one notification, made in the recipient's own scope: it holds nothing that this person may not read at this moment.
import { and, eq } from "drizzle-orm";
import { journeys } from "#db/schema/journeys.ts";
import { webhooks } from "#db/schema/webhooks.ts";
import { memberships } from "#db/schema/workspaces.ts";
import type { Locale } from "#domain/journey.ts";
import { type NotificationKind, placeOf } from "#domain/notification.ts";
import type { Scope } from "#server/auth/scope.ts";
import { env } from "#server/env.ts";
import { readDetail } from "#server/notifications/queries.ts";
import { makeUnsubscribeToken } from "#server/notifications/unsubscribe.ts";
import { getTask } from "#server/tasks/queries.ts";
import { collectDigest } from "./digest.ts";
import type { MailMessage } from "./message.ts";
import { dayWords, monthWords } from "./words.ts";

/** What is kept of a notification whose mail is due. */
export interface DueNotice {
  readonly kind: NotificationKind;
  readonly userId: string;
  readonly subjectId: string;
  readonly journeyId: string | null;
  readonly actorId: string | null;
  readonly detail: unknown;
}

export interface MailReader {
  readonly email: string;
  readonly locale: Locale;
}

/** The journey a notification is of, in its reader's scope. */
interface NoticePlace {
  readonly scope: Scope;
  readonly title: string;
  readonly slug: string | null;
}

/** Makes the mails of one reader. A journey or a colleague that several of them name is looked up once. */
export class NoticeMails {
  readonly #scope: Scope;
  readonly #reader: MailReader;
  readonly #places = new Map<string, Promise<NoticePlace>>();
  readonly #names = new Map<string, Promise<string>>();

  /** @param scope the reader's own */
  constructor(scope: Scope, reader: MailReader) {
    this.#scope = scope;
    this.#reader = reader;
  }

  /**
   * The mail as it would be sent now.
   * @returns null where there is nothing to say (any more)
   * @throws NOT_FOUND where its subject may not be seen any more
   */
  async make(notice: DueNotice): Promise<MailMessage | null> {
    const { workspace } = this.#scope;
    const place =
      notice.journeyId === null
        ? { scope: this.#scope, title: workspace.name, slug: null }
        : await once(this.#places, notice.journeyId, (id) => this.#enter(id));
    const by =
      notice.actorId === null
        ? workspace.name
        : await once(this.#names, notice.actorId, (id) => nameOf(this.#scope, id));
    return makeNoticeMail(place, notice, this.#reader, by);
  }

  async #enter(journeyId: string): Promise<NoticePlace> {
    const scope = await this.#scope.enter(journeyId, "notification.view");
    const journey = await findJourney(scope, journeyId);
    const title = journey && (journey.titleTranslations[this.#reader.locale] ?? journey.title);
    return { scope, title: title ?? scope.workspace.name, slug: journey?.slug ?? null };
  }
}

function once<T>(known: Map<string, Promise<T>>, id: string, find: (id: string) => Promise<T>): Promise<T> {
  const found = known.get(id) ?? find(id);
  known.set(id, found);
  return found;
}

/** @param by who did it */
async function makeNoticeMail(
  { scope, title, slug }: NoticePlace,
  notice: DueNotice,
  { email, locale }: MailReader,
  by: string,
): Promise<MailMessage | null> {
  const { kind, subjectId, journeyId } = notice;
  const detail = readDetail(notice.detail);
  const task = kind === "assignment" ? await getTask(scope, subjectId) : null;
  const path = placeOf({
    kind,
    subjectId,
    detail,
    journeySlug: slug,
    taskMonth: task?.month ?? null,
    currentMonth: scope.month,
  });
  const { appUrl } = env();
  const token = makeUnsubscribeToken({ workspaceId: scope.workspaceId, userId: notice.userId, kind });
  const common = {
    name: scope.displayName ?? scope.workspace.name,
    workspace: scope.workspace.name,
    link: new URL(`/${scope.workspace.slug}/${path}`, appUrl).href,
    stop: new URL(`/unsubscribe?token=${token}`, appUrl).href,
    oneClick: new URL(`/api/unsubscribe?token=${token}`, appUrl).href,
  };
  const mail = { recipient: email, locale };
  switch (kind) {
    case "assignment": {
      if (task === null || task.assigneeId !== scope.memberId) return null;
      const when = task.due === null ? monthWords(task.month, locale) : dayWords(task.due, locale);
      const words = task.titleTranslations[locale] ?? task.title;
      return { ...mail, template: kind, data: { ...common, by, task: words, when } };
    }
    case "mention":
    case "reply":
      return { ...mail, template: kind, data: { ...common, by, journey: title } };
    case "reviewDue":
      return {
        ...mail,
        template: kind,
        data: {
          ...common,
          journey: title,
          month: monthWords(subjectId, locale),
          day: dayWords(detail.day ?? scope.today, locale),
        },
      };
    case "monthClosed":
      return {
        ...mail,
        template: kind,
        data: {
          ...common,
          by,
          journey: title,
          month: monthWords(subjectId, locale),
          next: monthWords(detail.next ?? scope.month, locale),
          decisions: detail.decisions ?? 0,
          carried: detail.carried ?? 0,
          ...(journeyId !== null && { paperOf: journeyId, paperMonth: subjectId }),
        },
      };
    case "monthApproved":
      return {
        ...mail,
        template: kind,
        data: { ...common, by, journey: title, month: monthWords(subjectId, locale) },
      };
    case "journeyStale":
      return { ...mail, template: kind, data: { ...common, journey: title, days: detail.days ?? 0 } };
    case "weeklyDigest": {
      const digest = await collectDigest(scope, locale);
      return digest === null ? null : { ...mail, template: kind, data: { ...common, ...digest } };
    }
    case "webhookDisabled": {
      const [hook] = await scope.tx
        .select({ url: webhooks.url })
        .from(webhooks)
        .where(and(eq(webhooks.workspaceId, scope.workspaceId), eq(webhooks.id, subjectId)));
      if (!hook) return null;
      return { ...mail, template: kind, data: { ...common, host: new URL(hook.url).host } };
    }
  }
}

async function findJourney(scope: Scope, journeyId: string) {
  const [row] = await scope.tx
    .select({ title: journeys.title, titleTranslations: journeys.titleTranslations, slug: journeys.slug })
    .from(journeys)
    .where(and(eq(journeys.workspaceId, scope.workspaceId), eq(journeys.id, journeyId)))
    .prepare("notice_journey")
    .execute();
  return row ?? null;
}

/** The colleague's name; the workspace's where they are gone. */
async function nameOf(scope: Scope, memberId: string): Promise<string> {
  const [row] = await scope.tx
    .select({ name: memberships.displayName })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, memberId)))
    .prepare("notice_actor")
    .execute();
  return row?.name ?? scope.workspace.name;
}
