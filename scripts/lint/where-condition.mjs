// Lint rule for Drizzle: `.where()` must always receive a condition. Drizzle 0.45 drops the whole WHERE when the
// argument is undefined, so a missing filter turns an UPDATE or DELETE of one row into one of every row.
import ts from "typescript";

const COMBINERS = new Set(["and", "or"]);

/** True when the type of an expression may be `undefined` (or is not known at all). */
function mayBeUndefined(services, node) {
  const type = services.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0);
}

/** True when an expression always yields a condition; `and`/`or` do so as soon as one of their arguments does. */
function alwaysCondition(services, node) {
  if (
    node.type === "CallExpression" &&
    node.callee.type === "Identifier" &&
    COMBINERS.has(node.callee.name)
  ) {
    return node.arguments.some((part) => part.type !== "SpreadElement" && alwaysCondition(services, part));
  }
  return !mayBeUndefined(services, node);
}

export const whereCondition = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      missing:
        "Give .where() a condition that is never undefined: Drizzle would silently leave the WHERE out.",
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    return {
      CallExpression(node) {
        if (node.callee.type !== "MemberExpression" || node.callee.property.type !== "Identifier") return;
        if (node.callee.property.name !== "where") return;
        const [condition] = node.arguments;
        if (condition === undefined) {
          context.report({ node, messageId: "missing" });
          return;
        }
        if (
          services?.program &&
          condition.type !== "SpreadElement" &&
          !alwaysCondition(services, condition)
        ) {
          context.report({ node: condition, messageId: "missing" });
        }
      },
    };
  },
};
