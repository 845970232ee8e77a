/** Only what the tests use of it; the package brings no types. */
declare module 'text-readability' {
  const readability: { fleschKincaidGrade(text: string): number };
  export = readability;
}
