import { describe, expect, it } from "vitest";
import type { Journey, Route, Touchpoint } from "./journey.ts";
import { isOutOfReach, outOfReach, routeTouchpoints } from "./persona-device.ts";

const touchpoint = (id: string, device: Touchpoint["device"], state: Touchpoint["state"] = "live") =>
  ({ id, device, state }) as Touchpoint;
const route = (personaId: string | null, ...steps: string[]) => ({ personaId, steps }) as unknown as Route;
type Part = Pick<Journey, "meta" | "touchpoints" | "routes" | "experiences">;
const journey = (part: Partial<Part> & { primary?: string }): Part => ({
  meta: { primaryPersonaId: part.primary ?? null } as Journey["meta"],
  touchpoints: part.touchpoints ?? [touchpoint("app", "phone"), touchpoint("site", "any")],
  routes: part.routes ?? [],
  experiences: part.experiences ?? [],
});
const NO_PHONE = { phone: "lacks" } as const;

describe("a touchpoint that needs a device", () => {
  it("is out of reach of who lacks it, and of nobody of whom that is not known", () => {
    expect(isOutOfReach("phone", NO_PHONE)).toBe(true);
    expect(isOutOfReach("phone", { phone: "has" })).toBe(false);
    expect(isOutOfReach("phone", {})).toBe(false);
    expect(isOutOfReach(null, NO_PHONE)).toBe(false);
  });
  it("is in reach with any device, where any will do", () => {
    expect(isOutOfReach("any", { phone: "lacks", tablet: "lacks" })).toBe(false);
    expect(isOutOfReach("any", { phone: "lacks", tablet: "lacks", computer: "lacks" })).toBe(true);
  });
});

describe("the route of a persona", () => {
  const ids = (part: Part, personaId: string) => routeTouchpoints(part, personaId).map((one) => one.id);
  it("is what was drawn for her, and not what was drawn for somebody else", () => {
    const part = journey({ routes: [route("anton", "site"), route("marlies", "app")], primary: "anton" });
    expect(ids(part, "anton")).toEqual(["site"]);
  });
  it("is every touchpoint where none was drawn and she is in the journey", () => {
    expect(ids(journey({ primary: "anton" }), "anton")).toEqual(["app", "site"]);
    const felt = { touchpointId: "app", personaId: "anton", value: -1, note: "", message: "" };
    expect(ids(journey({ experiences: [felt] }), "anton")).toEqual(["app", "site"]);
  });
  it("is nothing in a journey she is not in", () => {
    expect(ids(journey({}), "anton")).toEqual([]);
  });
});

describe("touchpoints out of reach", () => {
  it("are named with whom they leave out: the live ones on her route only", () => {
    const part = journey({
      touchpoints: [
        touchpoint("app", "phone"),
        touchpoint("pilot", "phone", "planned"),
        touchpoint("beside", "phone"),
      ],
      routes: [route("anton", "app", "pilot"), route("marlies", "app", "beside")],
    });
    const personas = [
      { id: "anton", devices: NO_PHONE },
      { id: "marlies", devices: { phone: "has" } as const },
      { id: "somebody" },
    ];
    expect(outOfReach(part, personas)).toEqual({ app: ["anton"] });
  });
});
