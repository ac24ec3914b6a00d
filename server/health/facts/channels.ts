// The channels of a workspace with the money that is, and should be, set aside for them.
import { comingMonths, type BudgetLine, isFunded, lineAt } from "#domain/budget.ts";
import { isBridge, missingMonths } from "#domain/bridge.ts";
import type { HealthChannel } from "#domain/health-facts.ts";
import type { MediaKind } from "#domain/journey.ts";
import type { Scope } from "#server/auth/scope.ts";
import { listCommitments, listLines } from "#server/channels/budgets/queries.ts";
import { listChannels } from "#server/channels/queries.ts";

/** What is set aside: what is committed counts where it is more than what is planned. */
const setAside = (line: BudgetLine | undefined): number =>
  Math.max(line?.plannedCents ?? 0, line?.committedCents ?? 0);

export async function listChannelFacts(scope: Scope): Promise<HealthChannel[]> {
  const [channels, lines, agreed] = await Promise.all([
    listChannels(scope),
    listLines(scope),
    listCommitments(scope),
  ]);
  const coming = comingMonths(scope.month);
  return channels.map((channel) => ({
    id: channel.id,
    name: channel.name,
    names: channel.nameTranslations,
    mediaKind: channel.mediaKind as MediaKind,
    isBridge: isBridge(channel, agreed, scope.month),
    missingMonths: missingMonths(channel, lines, agreed, scope.month).filter((month) =>
      coming.includes(month),
    ),
    months: [scope.month, ...coming].flatMap((month) => {
      const line = lineAt(lines, channel.id, month);
      return isFunded(line) ? [{ month, cents: setAside(line) }] : [];
    }),
  }));
}
