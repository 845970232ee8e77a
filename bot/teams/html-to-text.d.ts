declare module 'html-to-text' {
  /** As much of its options as we use. */
  export function convert(
    html: string,
    options?: {
      wordwrap?: number | false;
      limits?: { maxInputLength?: number };
      selectors?: { selector: string; format?: string; options?: Record<string, unknown> }[];
    },
  ): string;
}
