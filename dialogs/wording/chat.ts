import { spoken, type Wordings } from './wording.ts';

/** What is said beside the questions: help, coming back, and words that come after the complaint is sent. */
export const CHAT = {
  help: {
    adult:
      'Type "start again" to begin anew. Type "stop" and I keep what you told me and give you a code to come back with. Type "easier words" if this is hard to read. Type "advocate" to get somebody on your side.',
    easy: 'You can type: "start again". You can type "stop": I keep what you told me and give you a code. Or type your code to come back. Type "advocate" to get someone on your side.',
  },
  helpStatus: { adult: '"Status" tells you what is happening.', easy: 'Type "status" to see what is happening.' },
  helpWords: {
    adult: '"Don\'t use my words" and "you can use my words" say if they may help Heard understand people better.',
    easy: '"Don\'t use my words": then we do not use them to make Heard better.',
  },
  helpPerson: {
    adult: 'If you would rather talk to a person: {ways}.',
    easy: 'You can talk to a person too: {ways}.',
  },
  again: { adult: 'OK, from the beginning.', easy: 'OK. Let us start again.' },
  stopped: {
    adult: "OK. I've kept what you told me. Your code to come back is {code}. Keep it somewhere safe.",
    easy: "OK. I've kept what you told me. Your code to come back is {code}. Keep it safe.",
  },
  newCode: {
    adult: 'Your new code is {code}. Keep it somewhere safe. Older codes do not work any more.',
    easy: 'Your new code is {code}. Keep it safe. Your old code does not work now.',
  },
  typeCode: {
    adult: 'Please type your code, like K7QF-2M9X-TD4R.',
    easy: 'Please type your code. It looks like K7QF-2M9X-TD4R.',
  },
  tooManyCodes: {
    adult: 'That is a lot of codes. Please wait a quarter of an hour, or ring us.',
    easy: 'That is a lot of codes. Please wait a bit, or ring us.',
  },
  unknownCode: {
    adult:
      'I do not know that code. Please check it: there is no 0, O, 1, I or L in it. If it still does not work, ask: {ways}.',
    easy: 'I do not know that code. Please check it. There is no 0, O, 1, I or L in it. Or ask: {ways}.',
  },
  back: { adult: 'Welcome back.', easy: 'Hi. It is good that you are back.' },
  backHalfway: { adult: 'Welcome back. I have what you told me.', easy: 'Hello again. I have what you told me.' },
  easier: { adult: 'OK, I will use easier words.', easy: 'OK. I will use easy words.' },
  usual: { adult: 'OK, back to the usual words.', easy: 'OK.' },
  agreed: { adult: 'Thank you. I have told them that you agree.', easy: 'Thank you. I have told them you said yes.' },
  notAgreed: {
    adult: 'OK. The first date stands, and I have told them.',
    easy: 'OK. The first date stays. I have told them.',
  },
  addedTo: {
    adult: "Thank you. I've added that to {ref} and told the person who deals with it.",
    easy: "Thank you. I've added that to {ref}. A person will read it.",
  },
  advocateAsked: {
    adult: "OK. I've asked for an advocate for you. {who} Nobody minds that you asked.",
    easy: "OK. I've asked for an advocate for you. {who} It is fine to ask.",
  },
  advocateAskedBefore: {
    adult: 'An advocate has been asked for already. {who}',
    easy: 'I have asked for an advocate for you. {who}',
  },
  advocateNoted: {
    adult: "OK. I've noted that you would like an advocate, and I will pass it on with the rest.",
    easy: "OK. You would like an advocate. I'll pass it on with the rest.",
  },
  filesKept: {
    adult: 'I have kept {names}. It goes with what you tell me.',
    easy: 'I have {names}. It goes with what you tell me.',
  },
  filesNotRead: {
    adult:
      'I cannot read {names} myself. A person will open it. If something in it is urgent, please tell me in words.',
    easy: 'I cannot read {names}. A person will open it. If it cannot wait, tell me in words.',
  },
  filesAdded: {
    adult: 'Thank you. I have added {names} to {ref}.',
    easy: 'Thank you. I have put {names} with {ref}.',
  },
} as const satisfies Wordings;

export const chat = spoken(CHAT);
