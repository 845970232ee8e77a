/** Text that is safe to put into a page as it is. Only `html` makes it. */
export interface Html {
  readonly html: string;
}

type Value = Html | string | number | undefined | false | readonly (Html | string)[];

/** A template whose values are always escaped, unless they came out of this template themselves. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((page, part, at) => page + escaped(values[at - 1]) + part) };
}

function escaped(value: Value): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'object' && 'html' in value) return value.html;
  if (Array.isArray(value)) return value.map(escaped).join('');
  return String(value).replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Data for a script, in a form that cannot end the element it stands in. */
export function jsonIn(value: unknown): Html {
  return {
    html: JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  };
}
