export type DangerFlag = 'safeguarding' | 'lado' | 'self-harm' | 'threat';

/** A way in which danger is said. The weight is where the training starts from; measurement moves it. */
export interface Evidence {
  id: string;
  flag: DangerFlag;
  /** 3 says it outright, 2 is strong, 1 needs company. */
  weight: number;
  /** For the person who reads the reasons: "somebody is hit". */
  says: string;
  when: readonly string[];
  /** Said to be going on at this moment. */
  now?: boolean;
}

/** Who may do it and to whom it may be done, in the terms of the lexicon. */
export const GROUPS: Readonly<Record<string, string>> = {
  grown:
    'FATHER|MOTHER|STEP|PARTNER|PARENT|GRANDPARENT|RELATIVE|CARER|WORKS_WITH_CHILDREN|SOCIAL_WORKER|SCHOOL_STAFF|MAN|WOMAN|GROWNUP|STRANGER|OLDER|NEIGHBOUR|HE|SHE|THEY|someone|people',
  kin: 'FATHER|MOTHER|STEP|PARTNER|PARENT|GRANDPARENT|RELATIVE|SIBLING|HE|SHE|THEY',
  other: 'FATHER|MOTHER|STEP|PARTNER|PARENT|GRANDPARENT|RELATIVE|CARER|WORKS_WITH_CHILDREN|MAN|WOMAN|OLDER|STRANGER|SIBLING|FRIEND|HE|SHE|THEY|someone|SCHOOL_STAFF|SOCIAL_WORKER',
  small: 'I|CHILD|BABY|SIBLING|MY|HE|SHE|THEY|WE|MOTHER|=his|=her|=their',
  child: 'CHILD|BABY|SIBLING|THEY|WE|HE|SHE|I',
  works: 'WORKS_WITH_CHILDREN|CARER|SOCIAL_WORKER|SCHOOL_STAFF',
  violence: 'HIT|SEIZE|HURT',
  when: 'when|whenever|if|once|till|until|after|before|because|=while|every',
  sober: 'DRINK|DRUGS|drunk|mood|temper',
};
