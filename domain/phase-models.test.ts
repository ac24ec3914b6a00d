import { describe, expect, it } from "vitest";
import { z } from "zod";
import { channelByKey, channelForTitle, channelLibrary, searchChannels } from "./channel.ts";
import channelsFile from "./data/channels.json";
import modelsFile from "./data/phase-models.json";
import { LOCALES, MEDIA, MEDIA_KINDS, PERIODS } from "./vocabulary.ts";
import { alignByPeriod, type MappedPhase, suggestMapping, unmappedPhases } from "./phase-mapping.ts";
import {
  lacksAfterPhase,
  phaseModel,
  phaseModels,
  PRESELECTED_MODEL,
  seedFromModel,
  stdcReasons,
  subtitleOf,
} from "./phase-models.ts";

const sentence = z.string().trim().min(1);
const bilingual = z.strictObject({ nl: sentence, en: sentence });
const modelsSchema = z.array(
  z.strictObject({
    id: sentence,
    source: z.string().regex(/^S[0-4]$/),
    year: z.number().int().optional(),
    name: bilingual,
    critique: bilingual.optional(),
    phases: z
      .array(
        z.strictObject({
          id: sentence,
          name: bilingual,
          description: bilingual,
          period: z.enum(PERIODS),
          goal: bilingual.optional(),
          touchpoints: z.array(
            z.strictObject({ title: bilingual, medium: z.enum(MEDIA), kind: z.enum(MEDIA_KINDS) }),
          ),
        }),
      )
      .min(4),
  }),
);
const channelsSchema = z.array(
  z.strictObject({
    id: sentence,
    name: bilingual,
    medium: z.enum(MEDIA),
    kind: z.enum(MEDIA_KINDS),
    sources: z.array(z.string().regex(/^S[0-4]$/)).min(1),
  }),
);

function seed(modelId: string, locale: "nl" | "en" = "nl") {
  const model = phaseModel(modelId);
  if (!model) throw new Error(`no model ${modelId}`);
  let count = 0;
  return seedFromModel({
    model,
    locale,
    title: "Reis",
    newId: () => `id-${count++}`,
    channelId: (key) => `ch-${key}`,
  });
}
const names = (modelId: string) => phaseModel(modelId)?.phases.map((phase) => phase.name.nl);

describe("the eight phase models", () => {
  it("have no empty sentence in either language", () => {
    expect(modelsSchema.safeParse(modelsFile).error).toBeUndefined();
    expect(phaseModels).toHaveLength(8);
    expect(new Set(phaseModels.map((model) => model.id)).size).toBe(8);
  });

  it("are spelled as in the articles", () => {
    expect(names("four_digital")).toEqual(["Awareness (bekendheid)", "Overwegen", "Aankoop", "Loyaliteit"]);
    expect(names("four_stages")).toEqual(["Bewustwording", "Overweging", "Aankoop", "Behoud"]);
    expect(names("five_phase")).toEqual(["Bewustwording", "Overweging", "Beslissing", "Actie", "Evaluatie"]);
    expect(names("stdc")).toEqual(["See", "Think", "Do", "Care"]);
    expect(names("five_buying")).toEqual([
      "Awareness",
      "Consideration",
      "Purchase",
      "Retentie/Service",
      "Loyalty",
    ]);
    expect(phaseModel("stdc_five")?.phases[3]?.name.nl).toBe("Gebruik");
  });

  it("carry the articles' own caveats, and four reasons for the one that is preselected", () => {
    for (const id of ["four_digital", "aida", "five_buying", "rean"])
      expect(phaseModel(id)?.critique?.nl).toBeTruthy();
    expect(PRESELECTED_MODEL).toBe("stdc");
    expect(stdcReasons).toHaveLength(4);
  });

  it("[P4] warn when nothing comes after the purchase", () => {
    const lacking = phaseModels.filter((model) => lacksAfterPhase(model.phases)).map((model) => model.id);
    expect(lacking).toEqual(["aida"]);
  });
});

describe("a journey from a model", () => {
  it.each(phaseModels.flatMap((model) => LOCALES.map((locale) => [model.id, locale] as const)))(
    "%s in %s equals the data file in both languages",
    (modelId, locale) => {
      const model = phaseModel(modelId);
      const made = seed(modelId, locale);
      const other = locale === "nl" ? "en" : "nl";
      const inOther = (collection: string, id: string, field: string) =>
        made.translations?.[`${collection}/${id}/${field}@${other}`];
      expect(made.meta).toEqual({ title: "Reis", contentLocale: locale, model: modelId });
      expect(made.phases.map((phase) => phase.name)).toEqual(
        model?.phases.map((phase) => phase.name[locale]),
      );
      model?.phases.forEach((phase, index) => {
        const record = made.phases[index];
        const id = record?.id ?? "";
        expect(record).toMatchObject({
          key: phase.id,
          description: phase.description[locale],
          customerGoal: phase.goal?.[locale] ?? "",
          subtitle: subtitleOf(modelId, phase.id)?.[locale] ?? "",
          period: phase.period,
          example: true,
        });
        expect(inOther("phases", id, "name")).toBe(phase.name[other]);
        expect(inOther("phases", id, "description")).toBe(phase.description[other]);
        expect(inOther("phases", id, "customerGoal")).toBe(phase.goal?.[other]);
        const touchpoints = made.touchpoints.filter((touchpoint) => touchpoint.phaseId === id);
        expect(
          touchpoints.map(({ id: own, title, medium, mediaKind, example }) => ({
            title,
            other: inOther("touchpoints", own, "title"),
            medium,
            mediaKind,
            example,
          })),
        ).toEqual(
          phase.touchpoints.map(({ title, medium, kind }) => ({
            title: title[locale],
            other: title[other],
            medium,
            mediaKind: kind,
            example: true,
          })),
        );
      });
    },
  );

  it("[P1] has the subtitles of the article", () => {
    expect(seed("four_digital").phases[0]?.subtitle).toBe("ontdekking van het bedrijf");
    expect(seed("aida").phases[0]?.subtitle).toBe("");
  });

  it("[P2] puts setting up the product after the purchase", () => {
    const setUp = seed("four_stages").touchpoints.find(
      (one) => one.title === "Product instellen of in gebruik nemen",
    );
    expect(setUp).toMatchObject({ period: "after" });
    expect(seed("four_stages").touchpoints.filter((one) => one.period !== null)).toHaveLength(1);
  });

  it("[P3] ends Evaluatie with two outcomes: one that goes well, one that hurts", () => {
    const made = seed("five_phase");
    const evaluation = made.phases.at(-1)?.id;
    expect(made.insights?.map(({ phaseId, kind }) => ({ phaseId, kind }))).toEqual([
      { phaseId: evaluation, kind: "strength" },
      { phaseId: evaluation, kind: "pain" },
    ]);
    expect(seed("stdc").insights).toEqual([]);
  });

  it("[P8] opens Retentie/Service with questions of the customer", () => {
    const made = seed("five_buying", "en");
    const service = made.phases[3]?.id;
    expect(made.questions?.length).toBeGreaterThanOrEqual(3);
    expect(made.questions?.every((question) => question.phaseId === service)).toBe(true);
    expect(made.translations?.[`questions/${made.questions?.[0]?.id}/text@nl`]).toBe(
      "Hoe gebruik ik wat ik heb gekocht?",
    );
  });

  it("gives a touchpoint the channel its title names, the same in both languages", () => {
    for (const { id } of phaseModels) {
      const channels = (locale: "nl" | "en") => seed(id, locale).touchpoints.map((one) => one.channelId);
      expect(channels("en")).toEqual(channels("nl"));
    }
    const see = seed("stdc").touchpoints;
    expect(see.find((one) => one.title === "Instagram-post")?.channelId).toBe("ch-instagram");
  });
});

describe("the channel a title names", () => {
  it("is found by whole words, whatever the case, in either language", () => {
    expect(channelForTitle("Bericht op FACEBOOK")).toBe("facebook");
    expect(channelForTitle("Shop window")).toBeNull();
    expect(channelForTitle("Blogartikel")).toBeNull();
    expect(channelForTitle("Request by email")).toBe("email");
    expect(channelForTitle("")).toBeNull();
  });

  it("is the one with the longest name", () => {
    expect(channelForTitle("Blogger die producten bespreekt op zijn blog")).toBe("reviewing-blogger");
    expect(channelForTitle("Zoekadvertentie (Google Ads)")).toBe("search-ads");
  });

  it("[T15] comes from a library of 36, each found by both names", () => {
    expect(channelsSchema.safeParse(channelsFile).error).toBeUndefined();
    expect(channelLibrary).toHaveLength(36);
    for (const channel of channelLibrary) {
      for (const locale of LOCALES) expect(searchChannels(channel.name[locale])).toContain(channel);
    }
    expect(channelByKey("website")?.kind).toBe("owned");
  });
});

describe("switching models", () => {
  const phases = (modelId: string): MappedPhase[] =>
    (phaseModel(modelId)?.phases ?? []).map((phase) => ({
      id: `${modelId}/${phase.id}`,
      key: phase.id,
      period: phase.period,
    }));

  it("[P9] proposes a target for each phase, and none for Evaluatie in AIDA", () => {
    const mapping = suggestMapping(phases("five_phase"), phases("aida"));
    expect(mapping).toEqual({
      "five_phase/awareness": "aida/attention",
      "five_phase/consideration": "aida/desire",
      "five_phase/decision": "aida/action",
      "five_phase/action": "aida/action",
      "five_phase/evaluation": null,
    });
    expect(unmappedPhases(mapping, ["five_phase/awareness", "five_phase/evaluation"])).toEqual([
      "five_phase/evaluation",
    ]);
  });

  it("keeps what is called the same", () => {
    const mapping = suggestMapping(phases("five_buying"), phases("stdc_five"));
    expect(mapping["five_buying/loyalty"]).toBe("stdc_five/loyalty");
    expect(mapping["five_buying/retention-service"]).toBe("stdc_five/use");
  });

  it("has a phase or an honest null for every phase of every model", () => {
    for (const from of phaseModels) {
      for (const to of phaseModels) {
        const mapping = suggestMapping(phases(from.id), phases(to.id));
        const targets = new Map(phases(to.id).map((phase) => [phase.id, phase.period]));
        for (const phase of phases(from.id)) {
          const target = mapping[phase.id];
          if (target === null) expect([...targets.values()]).not.toContain(phase.period);
          else expect(targets.get(target ?? "")).toBe(phase.period);
        }
      }
    }
  });

  it("[P12] shows two models side by side with the gap after the purchase", () => {
    const rows = alignByPeriod(phaseModel("aida")?.phases ?? [], phaseModel("stdc")?.phases ?? []);
    expect(rows.map((row) => [row.period, row.a.length, row.b.length])).toEqual([
      ["before", 3, 2],
      ["during", 1, 1],
      ["after", 0, 1],
    ]);
  });
});
