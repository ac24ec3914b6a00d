// Lint rule: another folder is named `#layer/path.ts`, never reached by climbing out of one's own with `../`.
// One spelling a file means that moving a folder is one search. `eslint --fix` rewrites.
import path from "node:path";

const LAYERS = new Set(["components", "db", "document", "domain", "server"]);

export const namedFolders = {
  meta: {
    type: "suggestion",
    fixable: "code",
    schema: [],
    messages: { climb: "Name another folder by its layer: {{ name }}" },
  },
  create(context) {
    const check = (node) => {
      const { source } = node;
      if (typeof source?.value !== "string" || !source.value.startsWith("../")) return;
      const target = path.resolve(path.dirname(context.filename), source.value);
      const name = path.relative(context.cwd, target).split(path.sep).join("/");
      if (!LAYERS.has(name.split("/")[0])) return;
      context.report({
        node: source,
        messageId: "climb",
        data: { name: `#${name}` },
        fix: (fixer) => fixer.replaceText(source, `"#${name}"`),
      });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
