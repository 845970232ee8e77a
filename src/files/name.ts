import { straight } from '../direction.ts';

const LONGEST = 100;

/** A file's name as it may be shown and written: its last part, without signs that mean something to a disk, a header or a reader. */
export function fileName(sent: string, ending: string): string {
  const last = sent.replace(/\\/g, '/').split('/').at(-1) ?? '';
  const letters = straight(last)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no name has these
    .replace(/[\u0000-\u001f\u007f<>:"|?*;%]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\s]+/, '');
  const stem = letters.replace(/(\.[\p{L}\p{N}]{1,5})+$/u, '') || 'file';
  return `${[...stem].slice(0, LONGEST).join('')}.${ending}`;
}
