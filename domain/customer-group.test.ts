import { describe, expect, it } from "vitest";
import { customerGroupInput, overviewOfGroups, productMatrix } from "./customer-group.ts";

const persona = (id: string, customerGroupId: string | null, ...productGroupIds: string[]) => ({
  id,
  customerGroupId,
  productGroupIds,
});

describe("the matrix of products and customers", () => {
  const products = [{ id: "knippen" }, { id: "verzorging" }];
  const cells = (groups: string[], personas: ReturnType<typeof persona>[]) =>
    productMatrix(products, groups, personas).map((row) =>
      row.cells.map((cell) => [cell.customerGroupId, cell.personas.map((one) => one.id)]),
    );
  it("has a cell for each product and group, and an empty one where it is for nobody", () => {
    const all = [persona("yara", "zelf", "knippen"), persona("tess", "samen", "knippen", "verzorging")];
    expect(cells(["zelf", "samen"], all)).toEqual([
      [
        ["zelf", ["yara"]],
        ["samen", ["tess"]],
      ],
      [
        ["zelf", []],
        ["samen", ["tess"]],
      ],
    ]);
  });
  it("has a column for who is in no group, or in one that is gone", () => {
    expect(cells(["zelf"], [persona("bo", "weg", "knippen")])[0]).toEqual([
      ["zelf", []],
      [null, ["bo"]],
    ]);
    expect(cells([], [])).toEqual([[[null, []]], [[null, []]]]);
  });
});

describe("the overview of customer groups", () => {
  const groups = [{ id: "zelf" }, { id: "samen" }, { id: "leeg" }];
  const personas = [
    persona("yara", "zelf"),
    persona("noa", "zelf"),
    persona("tess", "weg"),
    persona("bo", null),
  ];
  const presences = [
    { personaId: "yara", journeyId: "knippen" },
    { personaId: "noa", journeyId: "knippen" },
    { personaId: "noa", journeyId: "kleuren" },
    { personaId: "tess", journeyId: "knippen" },
  ];
  it("names the personas of each group and every journey once", () => {
    const [zelf, samen, leeg] = overviewOfGroups(groups, personas, presences);
    expect(zelf?.personas.map((one) => one.id)).toEqual(["yara", "noa"]);
    expect(zelf?.journeyIds).toEqual(["knippen", "kleuren"]);
    expect([samen, leeg].map((one) => [one?.personas, one?.journeyIds])).toEqual([
      [[], []],
      [[], []],
    ]);
  });
  it("puts who is in no group, or in one that is gone, last; and says nothing where there is nobody", () => {
    const last = overviewOfGroups(groups, personas, presences).at(-1);
    expect([last?.group, last?.personas.map((one) => one.id)]).toEqual([null, ["tess", "bo"]]);
    expect(overviewOfGroups(groups, [], []).some((one) => one.group === null)).toBe(false);
  });
});

describe("what is typed of a group", () => {
  it("has a name; the rest may be left out", () => {
    expect(customerGroupInput.parse({ name: " Vaste klanten " })).toEqual({
      name: "Vaste klanten",
      description: "",
      translations: {},
    });
    expect(customerGroupInput.safeParse({ name: " " }).success).toBe(false);
  });
});
