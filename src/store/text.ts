/**
 * Text as the database can hold it: a zero byte becomes its visible sign, half a character the sign for an unreadable one.
 * Everything else stays exactly as it was typed.
 */
export function storable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '\u2400') : text).toWellFormed();
}

/** A value as JSON that the database can hold, whatever strings are in it. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u0000') || text.includes('\\ud')
    ? JSON.stringify(value, (_, it) => (typeof it === 'string' ? storable(it) : it))
    : text;
}
