/** "R. Patel" stays on one line, as people write it: no line ends between an initial and a surname. What somebody typed is shown as they typed it. */
export function namesTogether(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(\p{Lu}\.) (?=\p{Lu}\p{L})/gu, '$1\u00a0');
}
