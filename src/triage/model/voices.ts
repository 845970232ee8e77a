/** The voices that no model measured here has seen: a third of the messages, kept aside whole, never at random. */
export const UNSEEN = [
  'adopter-sgo',
  'asking',
  'briefly',
  'child-at-home',
  'father',
  'grandparent-relative',
  'innocent',
  'kin',
  'professional',
  'public',
  'text-message',
  'told',
] as const;

export function isUnseen(voice: string): boolean {
  return (UNSEEN as readonly string[]).includes(voice);
}

/** For cross-validation: each part is left out once, the pure danger and the pure look-alikes never together. */
export const PARTS: readonly (readonly string[])[] = [
  [
    'danger',
    'care-leaver',
    'father',
    'public',
    'enquiry-request',
    'innocent',
    'families',
    'children',
    'other-doors',
    'calling-off',
    'sad-but-safe',
    'harm-told',
  ],
  [
    'lookalike',
    'child-in-care',
    'mother',
    'adopter-sgo',
    'unsaid',
    'stages',
    'asking',
    'asks',
    'staff-rows',
    'harm-in-passing',
  ],
  [
    'child-under-11',
    'staff-forward',
    'text-message',
    'foster-carer',
    'voice-note',
    'told',
    'everyday',
    'leavers',
    'thanks-and-ideas',
    'between',
    'between-lines',
    'last-straw',
    'plainly',
  ],
  [
    'child-at-home',
    'professional',
    'formal-letter',
    'compliment-comment',
    'grandparent-relative',
    'second-language',
    'routes',
    'kin',
    'briefly',
    'matters',
    'upheld',
    'one-clause',
    'sideways',
  ],
];
