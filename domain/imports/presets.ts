// Formats recognised by the names in their header, and the words by which a column of any other file is recognised.
import type { EvidenceKind } from "#domain/evidence.ts";
import type { Grain } from "#domain/metric.ts";
import {
  emptyEvidenceMapping,
  emptyReadingsMapping,
  type EvidenceField,
  type EvidenceMapping,
  type ImportMapping,
  type ImportSeries,
  type ReadingsMapping,
  withVat,
} from "./mapping.ts";
import {
  type EvidencePreset,
  PRESET_TABLE,
  PRESETS,
  type Preset,
  type ReadingsPreset,
  type TouchpointsPreset,
  type Wanted,
  type Words,
} from "./preset-table.ts";
import { isDutchHeader, ORDER_NAMES } from "./shop-orders.ts";
import { emptyTouchpointMapping, TOUCHPOINT_FIELDS, type TouchpointMapping } from "./touchpoint-mapping.ts";

/** Words for the columns of a file that no preset knows. */
const WORDS: Readonly<Record<Exclude<EvidenceField, "status"> | "text", RegExp>> = {
  date: /^(datum|date|dag|day|geplaatst( op)?|created( at)?|created_at|gemaakt( op)?|aangemaakt( op)?|ingevuld op|submitted|timestamp|tijdstempel|tijd|time)( \(utc\))?$/i,
  title: /^(titel|title|onderwerp|subject|kop|samenvatting|summary)$/i,
  rating:
    /^(sterren|stars|star rating|rating|beoordeling|cijfer|score|nps|waardering|tevredenheid)$|hoe waarschijnlijk|how likely|aanbevelen\b|recommend/i,
  author: /^(naam|name|auteur|author|reviewer|klant|customer|respondent|geschreven door|username)$/i,
  key: /^(id|review[ _]?id|ticket[ _]?id|response[ _]?id|importkey|sleutel|nummer|kenmerk|reference)$/i,
  group: /^(interview[ _]?id)$/i,
  source: /^(bron|source|platform|site|kanaal|channel)$/i,
  url: /^(url|link|adres|permalink)$/i,
  language: /^(taal|language|lang)$/i,
  segment: /^(segment|klantgroep|doelgroep)$/i,
  sentiment: /^(sentiment|stemming)$/i,
  consent: /^(toestemming|consent)$/i,
  note: /^(notitie|note|opmerking intern|interne notitie|internal note)$/i,
  quote: /^(quote|citaat|uitspraak)$/i,
  text: /^(recensie|review|reviewtekst|review content|tekst|text|bericht|message|comment|commentaar|opmerking(en)?|toelichting|antwoord|answer|omschrijving|description|inhoud|body|feedback|waarom\??|why\??)$/i,
};

const PERSONAL_NAME =
  /(^|[\s_.-])ip([\s_.-]|$)|ip[\s_-]?adres|ip[\s_-]?address|e-?mail|telefoonnummer|phone number|mobiel nummer|^(first|last)[\s_-]?name$|^(voor|achter)naam$|^(billing|shipping|factuur|bezorg|verzend)[\s_-]?(name|naam|address\d?|adres|street|straat|zip|postcode|phone|telefoon)/i;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}$/i;
/** Columns of campaign tools that speak of mails without holding an address. */
const MAIL_FIGURES = /^(e-?mail) (subject|name|onderwerp|naam|campaign|id)$/i;

/** True for a column of addresses (e-mail, IP, telephone): it is left out, whatever it is called. */
export function isPersonalColumn(name: string, sample: readonly string[]): boolean {
  const filled = sample.map((one) => one.trim()).filter(Boolean);
  if (filled.length > 0 && filled.every((one) => ADDRESS.test(one))) return true;
  return PERSONAL_NAME.test(name) && !MAIL_FIGURES.test(name);
}

const lower = (name: string) => name.trim().toLowerCase();

/** The preset whose signature a header fulfils; the one with the longest signature where several do. */
export function recognise(names: readonly string[]): Preset | null {
  const there = new Set(names.map(lower));
  let best: Preset | null = null;
  for (const preset of PRESETS) {
    const { signature } = PRESET_TABLE[preset];
    // one word is little: a form's answers begin with it, a log of events does not
    if (preset === "google_forms" && !(signature[0] as Words).includes(lower(names[0] ?? ""))) continue;
    const fits = signature.every((one) =>
      typeof one === "string" ? there.has(one) : one.some((name) => there.has(name)),
    );
    if (fits && (best === null || signature.length > PRESET_TABLE[best].signature.length)) best = preset;
  }
  return best;
}

function find(names: readonly string[], wanted: Wanted | undefined): string[] {
  if (wanted === undefined) return [];
  if (wanted instanceof RegExp) return names.filter((name) => wanted.test(name.trim()));
  return wanted.flatMap((word) => names.filter((name) => lower(name) === word));
}

function mapEvidence(preset: EvidencePreset, names: readonly string[]): EvidenceMapping {
  const mapping = emptyEvidenceMapping(preset.kind);
  const { columns } = mapping;
  for (const [field, wanted] of Object.entries(preset.fields)) {
    const found = find(names, wanted);
    if (field === "text")
      columns.text = found.filter((name) => name !== columns.rating && name !== columns.date);
    else columns[field as EvidenceField] = found[0] ?? null;
  }
  return { ...mapping, source: preset.source, ratingMax: preset.ratingMax ?? null };
}

function mapReadings(preset: ReadingsPreset, names: readonly string[]): ReadingsMapping {
  const mapping = emptyReadingsMapping();
  const pick = (words: Words | undefined) => find(names, words)[0] ?? null;
  mapping.columns = {
    period: pick(preset.period),
    name: pick(preset.name),
    detail: pick(preset.detail),
    currency: pick(preset.currency),
    key: pick(preset.key),
    status: pick(preset.status),
  };
  mapping.grain = preset.grain ?? grainOf(mapping.columns.period);
  if (preset.amounts) return mapOrders(mapping, preset.amounts, names);
  if (preset.dates)
    return {
      ...mapping,
      series: find(names, preset.dates).map((value) => ({
        ...COUNTED,
        name: value,
        value,
        measure: "dates",
      })),
    };
  mapping.series = preset.series.flatMap((one): ImportSeries[] => {
    const value = pick(one.value);
    const denominator = pick(one.denominator);
    // a share needs both; in a list of KPIs the second column may be missing
    if (value === null || (one.denominator && denominator === null && one.unit === "percent")) return [];
    const { isWhole = false, isAdditive = true } = one;
    const unit = denominator === null ? one.unit : "percent";
    return [{ name: one.name ?? value, value, denominator, unit, isWhole, isAdditive, measure: "figure" }];
  });
  return mapping;
}

/** A column that is called month holds months, whatever day they are written with; one that is called day holds days. */
const grainOf = (period: string | null): Grain | null =>
  period === null
    ? null
    : /^(month|maand)/i.test(period)
      ? "month"
      : /^(day|dag)\b/i.test(period)
        ? "day"
        : null;

const COUNTED = { denominator: null, unit: "count", isWhole: false, isAdditive: true } as const;

/** Orders, returns and revenue of one column of amounts; where its name does not say whether VAT is in it, that is asked. */
function mapOrders(
  mapping: ReadingsMapping,
  amounts: NonNullable<ReadingsPreset["amounts"]>,
  names: readonly string[],
): ReadingsMapping {
  const called = ORDER_NAMES[isDutchHeader(names) ? "nl" : "en"];
  const pick = (words: Words) => find(names, words)[0];
  const [incl, excl, either] = [pick(amounts.incl), pick(amounts.excl), pick(amounts.either)];
  const isNamed = incl !== undefined || excl !== undefined;
  const of = (column: string | undefined, name: string) => (column === undefined ? null : { column, name });
  const vat = {
    incl: of(isNamed ? incl : either, called.incl),
    excl: of(isNamed ? excl : either, called.excl),
    chosen: null,
  };
  const first = vat.incl ?? vat.excl;
  if (!first) return mapping;
  const series = (["orders", "returns"] as const).map(
    (measure): ImportSeries => ({ ...COUNTED, name: called[measure], value: first.column, measure }),
  );
  const revenue: ImportSeries = {
    ...COUNTED,
    name: first.name,
    value: first.column,
    unit: "eur",
    measure: "revenue",
  };
  const mapped = { ...mapping, series: [...series, revenue], vat };
  if (vat.incl && vat.excl) return mapped;
  return withVat(mapped, vat.incl ? "incl" : "excl");
}

function mapTouchpoints(preset: TouchpointsPreset, names: readonly string[]): TouchpointMapping {
  const mapping = emptyTouchpointMapping();
  for (const field of TOUCHPOINT_FIELDS)
    mapping.columns[field] = find(names, preset.fields[field])[0] ?? null;
  return mapping;
}

/** The mapping a preset gives to a header. */
export function mappingOf(preset: Preset, names: readonly string[]): ImportMapping {
  const found = PRESET_TABLE[preset];
  switch (found.target) {
    case "evidence":
      return mapEvidence(found, names);
    case "readings":
      return mapReadings(found, names);
    case "touchpoints":
      return mapTouchpoints(found, names);
  }
}

/**
 * The mapping that the words of an unknown header suggest; null when they say too little to name a target.
 * @param names columns that may be used (without those of addresses)
 */
export function suggestMapping(names: readonly string[]): EvidenceMapping | null {
  const has = (field: keyof typeof WORDS) => names.some((name) => WORDS[field].test(name.trim()));
  const kind: EvidenceKind | null =
    has("quote") && has("author")
      ? "interview"
      : names.some((name) => /ticket|issue/i.test(name)) && (has("title") || has("text"))
        ? "ticket"
        : names.some((name) =>
              /\bnps\b|hoe waarschijnlijk|how likely|aanbevelen|enquête|survey|tevredenheid/i.test(name),
            ) && has("rating")
          ? "survey"
          : has("rating") && (has("text") || has("title") || has("date"))
            ? "review"
            : has("text") && has("date")
              ? "note"
              : null;
  if (kind === null) return null;
  const mapping = emptyEvidenceMapping(kind);
  const taken = new Set<string>();
  for (const field of Object.keys(WORDS) as (keyof typeof WORDS)[]) {
    const found = names.filter((name) => WORDS[field].test(name.trim()) && !taken.has(name));
    if (found.length === 0) continue;
    if (field === "text") mapping.columns.text = found;
    else mapping.columns[field] = found[0] ?? null;
    for (const name of found) taken.add(name);
  }
  return mapping;
}

/** The scale a rating is given on by the name of its column and the highest value; null when both leave it open. */
export function scaleOf(name: string, highest: number, lowest: number): number | null {
  if (highest <= 10 && /\bnps\b|waarschijnlijk|aanbevel|recommend|how likely/i.test(name)) return 10;
  if (highest <= 5 && lowest >= 1 && /ster|star|satisf|tevreden|csat/i.test(name)) return 5;
  if (highest <= 5 && lowest >= 1 && /^(rating|beoordeling|waardering)$/i.test(name.trim())) return 5;
  if (highest > 5 && highest <= 10 && /cijfer|score|rating|beoordeling/i.test(name)) return 10;
  return null;
}
