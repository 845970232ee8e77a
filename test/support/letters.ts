export const bytes = (text: string) => new TextEncoder().encode(text);

/** A PDF of one page with one line on it, as the format's own description has it. */
export function pdf(line: string): Uint8Array {
  const drawn = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((it, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${it}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  return bytes(
    `${out}xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF`,
  );
}
