export const DANGER_FLAGS = ['safeguarding', 'lado', 'self-harm', 'threat'] as const;
export type DangerFlag = (typeof DANGER_FLAGS)[number];

/** One way in which danger is said, for the score and for the reasons shown to the person who reads them. */
export interface Evidence {
  id: string;
  flag: DangerFlag;
  /** "somebody is hit": follows "The words say that". */
  says: string;
  /** Enough by itself, unless something nearby says that it is a game, a memory or a figure of speech. */
  outright?: boolean;
  /** It is going on at this moment. */
  now?: boolean;
  when: readonly string[];
}

/** Who does it and to whom it is done, in the terms of the lexicon. */
export const GROUPS: Readonly<Record<string, string>> = {
  kin: 'FATHER|MOTHER|STEP|PARTNER|PARENT|GRANDPARENT|RELATIVE|SIBLING',
  carer: 'CARER|WORKS_WITH_CHILDREN|SOCIAL_WORKER|SCHOOL_STAFF',
  who: '$kin|$carer|MAN|WOMAN|OLDER|STRANGER|NEIGHBOUR|FRIEND|=he|=she|=they|someone|somebody|lad|boy',
  me: 'I|WE',
  child: 'CHILD|BABY|SIBLING',
  victim: 'I|WE|CHILD|BABY|SIBLING|MOTHER|=him|=her|=them|MY|mum',
  body: 'BODY|PRIVATE',
};
