// The sentence a manager tells others, as keys of messages and the words they need: on screen and on paper it is the same one.
import type { Headline } from "./dashboard.ts";
import type { MetricDirection } from "./metric.ts";

interface Named {
  readonly name: string;
}

interface ToldFigure {
  readonly phase: Named & { readonly translations: Readonly<Record<string, string>> };
  readonly metric:
    | (Named & {
        readonly id: string;
        readonly nameTranslations: Readonly<Record<string, string>>;
        readonly unit: string;
        readonly direction: MetricDirection;
        readonly state: { readonly value: number } | null;
      })
    | null;
}

interface ToldPain {
  readonly title: string;
  readonly translations: Readonly<Record<string, string>>;
  readonly touchpoint: {
    readonly title: string;
    readonly translations: Readonly<Record<string, string>>;
  } | null;
}

/** What the sentence is made of. */
export interface HeadlineFacts {
  readonly headline: Headline & { readonly pain: ToldPain | null };
  readonly figures: readonly ToldFigure[];
}

/** How one language names and writes. */
export interface HeadlineHand {
  readonly locale: string;
  readonly figure: (value: number, unit: string) => string;
}

/** One half: the key of its sentence and the words in it. */
export interface HeadlineHalf<K extends string> {
  readonly key: K;
  readonly values: Readonly<Record<string, string>>;
}

export interface HeadlineHalves {
  readonly gain: HeadlineHalf<"proven" | "unproven" | "none">;
  readonly leak: HeadlineHalf<"leak" | "leakOfPhase" | "farthest" | "noLeak">;
}

/** The two halves in words of one language. */
export function headlineHalves(
  { headline, figures }: HeadlineFacts,
  { locale, figure }: HeadlineHand,
): HeadlineHalves {
  const at = (metricId: string) => figures.find(({ metric }) => metric?.id === metricId);
  const phaseOf = ({ phase }: ToldFigure) => phase.translations[`name@${locale}`] ?? phase.name;
  const metricOf = ({ metric }: ToldFigure) => metric?.nameTranslations[locale] ?? metric?.name ?? "";
  const titleOf = (one: Pick<ToldPain, "title" | "translations">) =>
    one.translations[`title@${locale}`] ?? one.title;

  const gained = headline.gain && at(headline.gain.metricId);
  const state = gained?.metric?.state;
  const gain: HeadlineHalves["gain"] =
    gained?.metric && state
      ? {
          key: headline.gain?.isProven ? "proven" : "unproven",
          values: {
            metric: metricOf(gained),
            phase: phaseOf(gained),
            figure: figure(state.value, gained.metric.unit),
            direction: gained.metric.direction,
          },
        }
      : { key: "none", values: {} };

  const { pain, leak } = headline;
  const farthest = leak?.kind === "figure" ? at(leak.metricId) : undefined;
  if (pain?.touchpoint)
    return {
      gain,
      leak: { key: "leak", values: { touchpoint: titleOf(pain.touchpoint), pain: titleOf(pain) } },
    };
  if (pain) return { gain, leak: { key: "leakOfPhase", values: { pain: titleOf(pain) } } };
  if (farthest?.metric)
    return {
      gain,
      leak: { key: "farthest", values: { phase: phaseOf(farthest), metric: metricOf(farthest) } },
    };
  return { gain, leak: { key: "noLeak", values: {} } };
}
