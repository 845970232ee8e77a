/** One comparison of a bench: ours beside the alternative, in the same run, as a ratio. */
export interface Result {
  name: string;
  ours: number;
  theirs: number;
  unit?: string;
  /** Ours divided by theirs, the median of the rounds. */
  ratio: number;
  goal?: { atMost: number } | { atLeast: number };
  /** Two of the same beside each other: how far from 1 this comes says how noisy the machine is. */
  noise?: true;
  note?: string;
}
