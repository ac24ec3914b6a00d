// The words the product was asked for in: what stands at the top level, and the packages it is made with.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const TYPED = ["app", "server", "db", "components"];
const CODE = [...TYPED, "document", "domain", "e2e"];
const DEMANDED = [
  "next",
  "react",
  "next-auth",
  "drizzle-orm",
  "postgres",
  "@trpc/server",
  "@trpc/client",
  "@tanstack/react-query",
  "yjs",
  "y-websocket",
  "@playwright/test",
];

const filesOf = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
    path.posix.join(folder, name.split(path.sep).join("/")),
  );

/** Names of the packages a file imports for more than their types. */
function packagesOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
  );
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    if (statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
    const parts = statement.moduleSpecifier.text.split("/");
    return [parts[0]?.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "")];
  });
}

describe("the top level", () => {
  it("[U1] holds what was asked for, in strict TypeScript throughout", () => {
    const asked = [
      "package.json",
      "tsconfig.json",
      "next.config.mjs",
      ...TYPED,
      "drizzle",
      "e2e",
      "README.md",
    ];
    expect(asked.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
    const { config } = ts.readConfigFile(path.join(ROOT, "tsconfig.json"), ts.sys.readFile) as {
      config: { compilerOptions: Record<string, unknown> };
    };
    expect(config.compilerOptions).toMatchObject({ strict: true, allowJs: false });
    const files = TYPED.flatMap(filesOf);
    expect(files.filter((name) => /\.tsx?$/.test(name)).length).toBeGreaterThan(200);
    expect(files.filter((name) => /\.[cm]?jsx?$/.test(name))).toEqual([]);
    // and nowhere is the compiler told to look away
    const silenced = files.filter(
      (name) =>
        /\.tsx?$/.test(name) && /@ts-(nocheck|ignore)\b/.test(readFileSync(path.join(ROOT, name), "utf8")),
    );
    expect(silenced.filter((name) => name !== "server/top-level.unit.test.ts")).toEqual([]);
  });

  it("[U2] is made with the packages that were named, each a dependency and each imported", () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(path.join(ROOT, "package.json"), "utf8"),
    ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
    const importers = new Map(DEMANDED.map((name) => [name, 0]));
    for (const file of CODE.flatMap(filesOf).filter((name) => /\.tsx?$/.test(name))) {
      for (const name of new Set(packagesOf(file)))
        if (importers.has(name)) importers.set(name, (importers.get(name) ?? 0) + 1);
    }
    const missing = DEMANDED.filter((name) => !(name in dependencies) && !(name in devDependencies));
    expect(missing).toEqual([]);
    expect(DEMANDED.filter((name) => (importers.get(name) ?? 0) === 0)).toEqual([]);
  });
});
