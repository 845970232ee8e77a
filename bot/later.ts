/** A channel does not take anything for a while. What was to be sent has not been sent; it is tried again from then on. */
export class NotNow extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super(`not before ${until.toISOString()}`);
    this.name = 'NotNow';
    this.until = until;
  }
}

/** Nobody can be reached there: they have left, were switched off, or took us out. */
export class NobodyThere extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'NobodyThere';
  }
}
