import { spoken, type Wordings } from './wording.ts';

/** What is said to somebody who may not be safe: help first, no question about what happened, no promise to keep it secret. */
export const UNSAFE = {
  heard: {
    adult: 'Thank you for telling me. I am asking a person to help you now.',
    easy: 'Thank you for telling me. I am asking a person to help you now.',
    child: "I'm really glad you told me. What you said matters, and I'm asking a person to help you now.",
  },
  heardOfAChild: {
    adult: 'Thank you for telling me. I am passing this to a person now.',
    easy: 'Thank you for telling me. I am passing this to a person now.',
    child: "I'm really glad you told me. What you said matters, and I'm asking a person to help now.",
  },
  heardOfAWorker: {
    adult:
      'Thank you for telling me. You were right to say it. I am passing this to a person now, who is not part of that team.',
    easy: 'Thank you for telling me. You were right to say it. I am passing this to a person now.',
    child: "I'm really glad you told me. It is OK to tell. I'm asking a person to help you now.",
  },
  heardAThreat: {
    adult: 'Thank you for telling me. It sounds as if somebody could get hurt, so I am asking a person to read it now.',
    easy: 'Thank you for telling me. It sounds as if someone could get hurt. I am asking a person to read it now.',
  },
  emergency: {
    adult:
      "If you or anybody else is in danger right now, call 999. If you can't talk, call 999 on a mobile, listen, then press 55 when asked.",
    easy: "If you are in danger right now, call 999. If you can't talk, call 999 on a mobile, listen, then press 55 when asked.",
  },
  samaritans: {
    adult: 'The Samaritans listen at any hour, free, on 116 123.',
    easy: 'You can ring the Samaritans, free, at any time: 116 123.',
  },
  crisisText: {
    adult: 'If you would rather text, {name} answers at any hour, free: {text}.',
    easy: 'You can also text, free, at any time. {name}: {text}.',
  },
  childline: {
    adult: 'Childline is free on 0800 1111, at any hour.',
    easy: 'Childline is free on 0800 1111, any time.',
  },
  door: { adult: 'You can also ring {name} on {phone}.', easy: 'You can also ring {name} on {phone}.' },
  notSecret: {
    adult:
      'I cannot keep this to myself, because people need to know in order to keep everybody safe. Your complaint is kept and goes on.',
    easy: "I can't keep this a secret. People need to know, to keep you safe. What you told us is kept.",
    child:
      "I can't keep this a secret, because people need to know to help keep you safe. I won't tell your family or the people you live with.",
  },
  stay: {
    adult: 'A person from the duty team of {council} will write to you here. Can you stay in this chat?',
    easy: 'A person from {council} will write to you here. Can you stay in this chat?',
  },
  /** For the unsure ones: no alarm, and no silence either. */
  today: {
    adult: 'Thank you for telling me. A person will read this today. If anybody is not safe, call 999.',
    easy: 'Thank you for telling me. A person will read this today. If you are not safe, call 999.',
    child:
      'Thank you for telling me. A person will read this today. If you are not safe, call 999, or Childline on 0800 1111. Both are free.',
  },
  soon: {
    adult: 'Thank you for telling me. A person will read this as soon as they can. If anybody is not safe, call 999.',
    easy: 'Thank you for telling me. A person will read this as soon as they can. If you are not safe, call 999.',
    child:
      'Thank you for telling me. A person will read this as soon as they can. If you are not safe, call 999, or Childline on 0800 1111. Both are free.',
  },
  /** Ten minutes, and nobody on duty has written yet. */
  stillAsking: {
    adult: 'I am still finding a person to write to you here. I have asked the next one. I have not forgotten you.',
    easy: 'I am still finding a person to write to you here. I have asked the next one. I have not forgotten you.',
  },
  number: {
    adult: 'OK. What number is safe to call? Is there a time when it is not safe?',
    easy: 'OK. What number is safe to call? Is there a time when it is not safe?',
  },
  numberKept: { adult: 'Thank you. I have passed that on.', easy: 'Thank you. I have passed that on.' },
  going: {
    adult:
      'OK. Somebody will still follow this up. You can come back here any time with the code {code}. If anything happens, call 999.',
    easy: 'OK. A person will still look at this. You can come back here any time with the code {code}. If you are not safe, call 999.',
  },
  staying: {
    adult: 'Thank you. They will write to you here. You can go on in the meantime.',
    easy: 'Thank you. They will write to you here.',
    child: 'Thank you. They are coming. You can tell me anything while you wait, or nothing at all.',
  },
  onlyIfYouWant: { adult: 'Only if you want to go on now: {asked}', easy: 'Only if you want to go on now: {asked}' },
} as const satisfies Wordings;

export const unsafe = spoken(UNSAFE);
