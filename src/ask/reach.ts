/** The complaints that somebody's questions may find, as a query can ask for them. */
export interface Reach {
  all: boolean;
  teams: readonly string[];
  /** Whoever holds it or stands in. */
  holder?: string;
  passedOnBy?: string;
  stage2: boolean;
  /** The one complaint of whoever complained. */
  own?: string;
}
