import { spoken, type Wordings } from './wording.ts';

/** What people ask Heard itself: who it is, who reads this, whether it can be undone. Nothing here promises more than the desk does. */
export const WONDERS = {
  robot: {
    adult: "I'm a computer. I ask the questions and pass on what you tell me. A person in the {team} reads all of it.",
    easy: "I'm a computer. I pass on what you tell me. A person reads all of it.",
  },
  here: {
    adult: "I'm here. I'm a computer. A person reads what you write too, the same working day or the next one.",
    easy: "I'm here. I'm a computer. A person reads what you write too.",
  },
  whoSees: {
    adult:
      'The {team} reads it, and whoever is asked to look into it and to answer you. Every time somebody opens it, that is written down. If somebody may be hurt, the people who keep children safe are told too.',
    easy: 'The {team} reads it. So does the person who looks into it. If someone may be hurt, the people who keep children safe are told too.',
    child:
      "A small team reads it. So does the person who looks into it. We won't tell your carer or your family unless you want us to, or someone is in danger.",
  },
  willTheyKnow: {
    adult:
      'I tell nobody but the {team}. A manager looks into it, and may have to ask the people it is about what happened. If you are worried about that, say so here, and it goes along with the rest.',
    easy: 'I tell the {team}. A manager looks into it. They may have to ask the people it is about. If that worries you, tell me.',
    child:
      "I won't tell your family or the people you live with. A manager looks into it. They may have to ask your worker about it. If that worries you, tell me. If someone is in danger, the people who keep you safe have to know.",
  },
  notToTell: {
    adult:
      "I've noted that, and it goes along with what you tell me. I tell nobody but the {team}. A manager looks into it, and may have to ask the people it is about what happened.",
    easy: 'I have put that with what you told me. I tell the {team}. A manager looks into it. They may have to ask the people it is about.',
    child:
      "I have put that with what you told me. I won't tell your family or the people you live with. If someone is in danger, the people who keep you safe have to know.",
  },
  whatIsSafe: {
    adult: 'Not safe means that somebody is being hurt, or may be soon, or is too scared to be where they are.',
    easy: 'Not safe means: someone hurts you, or may hurt you soon. Or you are too scared to be where you are.',
  },
  noCode: {
    adult: 'That is fine: you can go on without it. If you want to find an older complaint, ask: {ways}.',
    easy: 'That is fine. You can go on with no code. To find an old complaint, ask: {ways}.',
  },
  addHere: {
    adult: 'Yes. Type it here, and I add it to {ref}.',
    easy: 'Yes. Type it here. I put it with {ref}.',
  },
  notDeleted: {
    adult:
      'Nothing has been sent as a complaint yet. I cannot delete what you typed here: a person looks at it, in case somebody needs help. To ask for it to be deleted: {ways}. If you do not want to go on, type "stop".',
    easy: 'It is not sent yet. I cannot delete what you typed. A person looks at it, in case someone needs help. You can ask them to delete it: {ways}. To stop now, type "stop".',
  },
  notDeletedSent: {
    adult:
      'I cannot delete it myself. You can take your complaint back: type "withdraw". To ask for what is kept about you to be deleted: {ways}. They will tell you what can be.',
    easy: 'I cannot delete it. You can stop your complaint: type "withdraw". You can ask a person to delete it: {ways}.',
  },
  letGo: {
    adult:
      'OK. I have sent nothing as a complaint. What you told me is kept, and a person looks at it, in case somebody needs help. If you change your mind, just go on here, or come back with the code {code}.',
    easy: 'OK. I have not sent it. A person looks at what you told me, in case someone needs help. If you want to go on, just type. Or come back with the code {code}.',
  },
  nothingToLetGo: {
    adult: 'OK. Nothing has been sent. If you change your mind, just write here.',
    easy: 'OK. I have sent nothing. You can write here if you change your mind.',
  },
  person: {
    adult: 'Yes, you can talk to a person: {ways}. Or go on here, and say at the end how somebody should reach you.',
    easy: 'Yes, you can talk to a person: {ways}. Or tell me here. At the end, say how we can reach you.',
  },
  personTold: {
    adult: "I've told them that you would like to talk to somebody. You can also reach them yourself: {ways}.",
    easy: 'I have told them that you want to talk to someone. You can ring or write too: {ways}.',
  },
  howItWorks: {
    adult:
      'You tell me what happened, I ask a few things, and you check it before it is sent. Then the {team} writes to you. When it is sent, you see by which day you should have an answer. It is free.',
    easy: 'You tell me what happened. I ask a few things. You check it, and then it is sent. A person writes to you. I tell you the day by when you get an answer.',
  },
  dutyComes: {
    adult:
      'A person from the duty team has what you wrote, and will write to you here. If you or anybody else is in danger, call 999.',
    easy: 'A person has what you wrote. They will write to you here. If you are in danger, call 999.',
  },
  noName: {
    adult: 'You do not have to give your name. Without it we can still look into it, as far as we can.',
    easy: 'You do not have to give your name. We can still look into it.',
  },
  whyAsk: {
    adult:
      'I ask so that it gets to the right person and they can answer you. If you do not know, or would rather not say, tell me that.',
    easy: 'I ask so that the right person can help. It is OK not to know, or not to say.',
  },
  noTrouble: {
    adult: 'You have a right to complain. It must not be held against you, or against a child.',
    easy: 'No. You are allowed to tell us. No one may treat you badly for it.',
  },
  language: {
    adult: 'Yes. Write in your own language. A person will read it with an interpreter.',
    easy: 'Yes. Write in your own language. A person will read it with an interpreter.',
  },
  welcome: {
    adult: 'You are welcome. If there is anything to add, just type it here.',
    easy: 'OK. If there is more to say, just type it here.',
  },
  time: {
    adult: 'Of course. Take your time: I keep what you told me, and nothing is sent until you say so.',
    easy: 'OK. Take your time. I keep what you told me. I send it when you say so.',
  },
  sentAlready: { adult: 'It has been sent already: it is {ref}.', easy: 'I have sent it. It is {ref}.' },
  withdraw: {
    adult:
      'You can take your complaint back at any time. Shall I take {ref} back? It stops then, and you get a letter that says so. Anything begun to keep somebody safe goes on.',
    easy: 'You can stop your complaint. Shall I stop {ref}? You get a letter about it. If you are not safe, people still help.',
  },
  pressed: {
    adult: 'Did anybody ask you to take it back?',
    easy: 'Did someone tell you to stop it? You can say. You are not in trouble.',
  },
  withdrawn: {
    adult: "OK. I've told the {team} that you take {ref} back. If you change your mind, just say so here.",
    easy: 'OK. I have told them that you want to stop {ref}. If you change your mind, tell me.',
  },
  talkFirst: {
    adult: 'Thank you for telling me. Nothing is taken back yet: a person will talk to you first.',
    easy: 'Thank you for telling me. It is not stopped. A person will talk to you first.',
  },
  goesOn: { adult: 'OK. {ref} goes on.', easy: 'OK. {ref} goes on.' },
  withdrawWithCode: {
    adult:
      'If you want to take back a complaint that you have sent, type its code first. Without the code, please ask: {ways}.',
    easy: 'If you want to stop a complaint, type its code first. If you have no code, ask: {ways}.',
  },
  needsCode: {
    adult:
      'I cannot open a complaint by its number alone, so that nobody else can read it. Please type the code that came with it. If you have lost it, ask: {ways}.',
    easy: 'I need the code that came with the number. It keeps what you said safe. If you lost the code, ask: {ways}.',
  },
  lostCode: {
    adult:
      'I do not know which complaint is yours, so I cannot give you a new code for it here. Please ask a person, with your number if you have it: {ways}.',
    easy: 'I do not know which one is yours. I cannot give you a new code here. Ask a person: {ways}.',
  },
  shortCode: {
    adult: 'That is only a part of a code. A code has three groups of four, like K7QF-2M9X-TD4R.',
    easy: 'That is only a part of a code. A code looks like K7QF-2M9X-TD4R.',
  },
  nothingSent: {
    adult: 'Nothing has been sent yet. We are here:',
    easy: 'It is not sent yet. We are here:',
  },
  besides: {
    adult: 'OK, something new. {ref} goes on as it is; its code brings you back to it.',
    easy: 'OK, a new one. {ref} goes on too. Its code brings you back to it.',
  },
  cannotGoBack: {
    adult: 'I keep what you have told me so far. If something in it is wrong, type it here.',
    easy: 'I keep what you told me. If some of it is wrong, tell me here.',
  },
} as const satisfies Wordings;

export const wonder = spoken(WONDERS);
