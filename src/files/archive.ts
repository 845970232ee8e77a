import { unzipSync } from 'fflate';

/** One part of a zip archive, as the archive says it is. */
export interface Part {
  name: string;
  /** Bytes when unpacked. */
  size: number;
}

/** What is in a zip archive, with nothing unpacked. Undefined where it is not a whole one. */
export function archived(bytes: Uint8Array): Part[] | undefined {
  const parts: Part[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.push({ name, size: originalSize });
        return false;
      },
    });
    return parts;
  } catch {
    return undefined;
  }
}

/** One part unpacked, where it is no larger than it may be; an archive that lies about a size yields no more than it said. */
export function partOf(bytes: Uint8Array, name: string, most: number): Uint8Array | undefined {
  try {
    return unzipSync(bytes, { filter: (it) => it.name === name && it.originalSize <= most })[name];
  } catch {
    return undefined;
  }
}
