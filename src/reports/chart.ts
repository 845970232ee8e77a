/** A picture of a few numbers: bars from the top down, or columns in the order of time. What it shows is also said in words. */
export interface Chart {
  kind: 'bars' | 'columns';
  title: string;
  parts: readonly {
    label: string;
    n: number /** What stands beside the bar where it is not the number itself. */;
    says?: string;
  }[];
}

/** The same as a sentence, for whoever cannot see the picture. */
export function inWords({ title, parts }: Chart): string {
  return `${title}: ${parts.map(({ label, n, says }) => `${label} ${says ?? n}`).join(', ')}.`;
}
