import { createRequire } from 'node:module';
import ts from 'typescript';

/**
 * Slack's published shapes, as the stand-in for Slack checks them: the types of @slack/types, read with the compiler, so that a
 * payload is judged by what Slack publishes and not by what we think it is. A field that no shape has is a mistake too.
 */
const here = createRequire(import.meta.url);
const TYPES = here.resolve('@slack/types').replace(/\.js$/, '.d.ts');
/** A manifest's shape is published beside the Web API that takes one. */
const MANIFEST = createRequire(here.resolve('@slack/bolt'))
  .resolve('@slack/web-api')
  .replace(/index\.js$/, 'types/request/manifest.d.ts');
const program = ts.createProgram([TYPES, MANIFEST], {
  target: ts.ScriptTarget.ESNext,
  types: [],
  strict: true,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();
const published = [TYPES, MANIFEST].flatMap((it) =>
  checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(it)!)!),
);

/** What is wrong with a value that should be of this published type, each with where. */
export function mistakesIn(value: unknown, name: string): string[] {
  const symbol = published.find((it) => it.name === name);
  if (!symbol) throw new Error(`Slack publishes no ${name}`);
  return against(value, checker.getDeclaredTypeOfSymbol(symbol), name);
}

function against(value: unknown, type: ts.Type, at: string): string[] {
  if (type.flags & ts.TypeFlags.Any) return [];
  if (type.isUnion()) return anyOf(value, type.types, at);
  if (type.isStringLiteral() || type.isNumberLiteral())
    return value === type.value ? [] : [`${at} is not ${JSON.stringify(type.value)}`];
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return String(value) === checker.typeToString(type) ? [] : [`${at} is not ${checker.typeToString(type)}`];
  if (type.flags & ts.TypeFlags.String) return typeof value === 'string' ? [] : [`${at} is not text`];
  if (type.flags & ts.TypeFlags.Number) return typeof value === 'number' ? [] : [`${at} is not a number`];
  if (type.flags & ts.TypeFlags.Undefined) return value === undefined ? [] : [`${at} is not left out`];
  if (checker.isArrayType(type) || checker.isTupleType(type)) return everyOf(value, type, at);
  return fieldsOf(value, type, at);
}

/** The one that fits, or what is wrong with the one that its own "type" names. */
function anyOf(value: unknown, all: readonly ts.Type[], at: string): string[] {
  const types = value === undefined ? all : all.filter((it) => !(it.flags & ts.TypeFlags.Undefined));
  const found = types.map((it) => against(value, it, at));
  const fits = found.find((it) => it.length === 0);
  if (fits) return fits;
  const named = found.filter((_, index) => isNamed(value, types[index]!));
  return (named.length > 0 ? named : found).reduce((a, b) => (a.length <= b.length ? a : b));
}

function isNamed(value: unknown, type: ts.Type): boolean {
  const named = type.getProperty('type');
  const literal = named && checker.getTypeOfSymbol(named);
  return literal?.isStringLiteral() === true && literal.value === (value as { type?: unknown } | null)?.type;
}

function everyOf(value: unknown, type: ts.Type, at: string): string[] {
  if (!Array.isArray(value)) return [`${at} is not a list`];
  const [element] = checker.getTypeArguments(type as ts.TypeReference);
  return value.flatMap((it, index) => against(it, element!, `${at}[${index}]`));
}

function fieldsOf(value: unknown, type: ts.Type, at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not an object`];
  const fields = checker.getPropertiesOfType(type);
  const known = new Set(fields.map((it) => it.name));
  const unknown = Object.keys(value).filter((it) => !known.has(it));
  return [
    ...unknown.map((it) => `${at}.${it} is not in ${checker.typeToString(type)}`),
    ...fields.flatMap((it) => fieldOf((value as Record<string, unknown>)[it.name], it, `${at}.${it.name}`)),
  ];
}

function fieldOf(value: unknown, field: ts.Symbol, at: string): string[] {
  const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
  if (value === undefined) return optional ? [] : [`${at} is missing`];
  return against(value, checker.getTypeOfSymbol(field), at);
}
