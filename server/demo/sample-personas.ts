// The demo's personas, whom they stand for, what they buy and where they stand. The samples say it in other words (whose interview
// it was, what is done at a touchpoint, how old somebody is); what they do not say stays open.
import type { Sample, Words } from "#domain/demo.ts";
import { PERSONA_THREADS, type PersonaField } from "#domain/persona.ts";
import type { DeviceAccess, Generation } from "#domain/persona-device.ts";
import type { Lifecycle } from "#domain/persona-life.ts";
import { fielded } from "./sample.ts";

interface Profile {
  readonly customerGroupId: string;
  readonly productGroupIds: readonly string[];
  readonly generation: Generation;
  readonly devices: DeviceAccess;
  readonly lifecycle: Lifecycle;
}

interface Groups {
  readonly customers: readonly { readonly id: string; readonly name: Words; readonly description: Words }[];
  readonly products: readonly { readonly id: string; readonly name: Words }[];
}

/** By workspace. The last group of customers of each has no persona yet: people of it were interviewed. */
const GROUPS: Readonly<Record<string, Groups>> = {
  "ws-wervel": {
    customers: [
      {
        id: "seg-new",
        name: { nl: "Nieuwe klanten", en: "New customers" },
        description: {
          nl: "Komen voor het eerst bij een krullenkapper.",
          en: "Come to a curl specialist for the first time.",
        },
      },
      {
        id: "seg-school",
        name: { nl: "Scholieren met een ouder", en: "School students with a parent" },
        description: { nl: "De een kiest, de ander betaalt.", en: "One chooses, the other pays." },
      },
      {
        id: "seg-regular",
        name: { nl: "Vaste klanten", en: "Regular customers" },
        description: { nl: "Komen al langer dan een jaar.", en: "Have been coming for more than a year." },
      },
    ],
    products: [
      { id: "prod-analysis", name: { nl: "Krulanalyse", en: "Curl analysis" } },
      { id: "prod-cut", name: { nl: "Knippen en stylen", en: "Cutting and styling" } },
      { id: "prod-care", name: { nl: "Verzorgingsproducten", en: "Care products" } },
    ],
  },
  "ws-warmelijn": {
    customers: [
      {
        id: "seg-housing",
        name: { nl: "Woningcorporaties", en: "Housing associations" },
        description: {
          nl: "Beslissen samen met inkoop, over honderd woningen of meer.",
          en: "Decide with procurement, on a hundred homes or more.",
        },
      },
      {
        id: "seg-owners",
        name: { nl: "VvE's", en: "Owners' associations" },
        description: {
          nl: "Hebben een meerderheid van de eigenaren nodig.",
          en: "Need a majority of the owners.",
        },
      },
      {
        id: "seg-managers",
        name: { nl: "Vastgoedbeheerders", en: "Property managers" },
        description: { nl: "Beheren gebouwen van een ander.", en: "Manage buildings of somebody else." },
      },
    ],
    products: [
      {
        id: "prod-pump",
        name: { nl: "Warmtepomp in bestaande bouw", en: "Heat pump in existing buildings" },
      },
      { id: "prod-portal", name: { nl: "Beheer en verbruik", en: "Management and consumption" } },
    ],
  },
};

/** By persona; ages give the generation, their own words the phone. */
const PROFILES: Readonly<Record<string, Profile>> = {
  "per-yara": {
    customerGroupId: "seg-new",
    productGroupIds: ["prod-analysis", "prod-cut", "prod-care"],
    generation: "millennial",
    devices: { phone: "has" },
    lifecycle: "winning",
  },
  "per-tess": {
    customerGroupId: "seg-school",
    productGroupIds: ["prod-cut"],
    generation: "z",
    devices: { phone: "has" },
    lifecycle: "acquisition",
  },
  "per-marlies": {
    customerGroupId: "seg-housing",
    productGroupIds: ["prod-pump", "prod-portal"],
    generation: "x",
    devices: {},
    lifecycle: "winning",
  },
  "per-anton": {
    customerGroupId: "seg-owners",
    productGroupIds: ["prod-pump"],
    generation: "boomer",
    devices: {},
    lifecycle: "acquisition",
  },
};

const NO_GROUPS: Groups = { customers: [], products: [] };

/** Groups of customers in order. */
export const customerGroupsOf = (sample: Sample) =>
  (GROUPS[sample.workspace.id] ?? NO_GROUPS).customers.map(({ id, name, description }) => ({
    id,
    name: name.nl,
    description: description.nl,
    translations: fielded({ name, description }),
  }));

/** Groups of products and services in order. */
export const productGroupsOf = (sample: Sample) =>
  (GROUPS[sample.workspace.id] ?? NO_GROUPS).products.map(({ id, name }) => ({
    id,
    name: name.nl,
    translations: fielded({ name }),
  }));

/** Personas with one line a statement. */
export const personasOf = (sample: Sample) =>
  sample.personas.map((persona) => {
    const stated: readonly (readonly [PersonaField, readonly Words[]])[] = [
      ["lifestyle", [persona.lifestyle]],
      ["pains", persona.pains],
      ["goals", persona.goals],
      ["orientation", [persona.orientation]],
      ["needs", persona.needs],
      ["motives", [persona.motives]],
    ];
    const { lifecycle: _lifecycle, ...profile } = PROFILES[persona.id] ?? { lifecycle: null };
    return {
      ...profile,
      id: persona.id,
      name: persona.name,
      age: persona.age,
      thread: PERSONA_THREADS.find((thread) => thread === persona.thread) ?? "red",
      tagline: persona.tagline.nl,
      occupation: persona.occupation.nl,
      translations: fielded({ tagline: persona.tagline, occupation: persona.occupation }),
      channelIds: persona.channels,
      lines: stated.flatMap(([field, lines]) =>
        lines.map((words, index) => ({
          id: `${persona.id}-${field}-${index + 1}`,
          field,
          text: words.nl,
          translations: fielded({ text: words }),
        })),
      ),
    };
  });

/** The customer the brand wishes for: the one its journey is about. */
export const dreamOf = (sample: Sample): string | null =>
  sample.personas.find((persona) => persona.primary)?.id ?? null;

/** Where each persona stands; the journey's own goal is the goal for whom it is about. */
export const livesOf = (sample: Sample) =>
  sample.personas.flatMap(({ id, primary }) => {
    const lifecycle = PROFILES[id]?.lifecycle;
    if (lifecycle === undefined) return [];
    const goal = primary ? sample.journey.goal : undefined;
    const life = { lifecycle, goal: goal?.nl ?? "", translations: fielded({ goal }) };
    return [{ personaId: id, life }];
  });
