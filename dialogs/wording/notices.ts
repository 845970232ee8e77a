import { spoken, type Wordings } from './wording.ts';

/** What somebody is told about their complaint. The next stage, and how to get there, are always near. */
export const NOTICES = {
  sent: {
    adult: 'Sent. Your number is {ref} and your code to come back is {code}. Keep them somewhere safe.',
    easy: 'Sent. Your number is {ref} and your code to come back is {code}. Keep them safe.',
    child: 'Sent. Your number is {ref} and your code to come back is {code}. Keep them somewhere safe.',
  },
  writeBy: {
    adult: 'The {team} will write to you by {day}.',
    easy: 'The {team} will write to you by {day}.',
    child: 'A person will write to you by {day}. They are called the complaints officer.',
  },
  writeSoon: {
    adult: 'The {team} will read it and write to you.',
    easy: 'The {team} will read it and write to you.',
    child: 'A person will read it and write to you. They are called the complaints officer.',
  },
  answerBy: {
    adult: 'You should have an answer by {day}.',
    easy: 'You should have an answer by {day}.',
    child: 'You must get an answer by {day}.',
  },
  noDate: {
    adult: 'They will tell you who can answer it, and by when.',
    easy: 'They will tell you who can answer it, and by when.',
  },
  next: {
    adult:
      "If you don't get it, or you are not happy with it, you can ask for somebody new to look at it. I'll tell you when.",
    easy: "If you don't get it, or it is not OK, you can ask for someone new to look at it. I'll tell you when.",
    child: "If they don't, you can ask for somebody new to look at it. I'll tell you when.",
  },
  advocateLater: {
    adult: 'You can still have an advocate, free: just say "advocate".',
    easy: 'You can still have an advocate. It is free. Just say "advocate".',
  },
  teach: {
    adult:
      'One more thing, and you can say no. May your words be used, without names, to help Heard understand people better? It changes nothing about your complaint, and you do not have to answer.',
    easy: 'One more thing. Can we use your words, with no names, to help me know what people mean? It is OK to say no. It is OK to say nothing.',
    child:
      'One more thing. Can I learn from your words how people say things? I leave out all names. It is OK to say no. It is OK to say nothing. You get the same help if you say no.',
  },
  teachYes: {
    adult: 'Thank you. If you change your mind, type "don\'t use my words".',
    easy: 'Thank you. If you change your mind, type "don\'t use my words".',
  },
  teachNo: {
    adult: 'OK. Your words will not be used for that. If you change your mind, type "you can use my words".',
    easy: 'OK. We will not use your words. If you change your mind, type "you can use my words".',
  },
  late: {
    adult: 'You should have had an answer by {day}. I am sorry that you have not.',
    easy: 'You should have had an answer by {day}. I am sorry that you have not.',
  },
  askStage2: {
    adult: 'You can ask for somebody new to look at it (Stage 2). {how}',
    easy: 'You can ask for someone new to look at it. {how}',
  },
  read: {
    adult: 'The {team} has read your complaint {ref} and it is being looked into.',
    easy: 'The {team} has read what you told us ({ref}). They are looking at it.',
    child: 'Hi. A person at {council} has read what you told us ({ref}).',
  },
  howTo: { adult: 'Say so here.', easy: 'Say so here.' },
  howToOr: { adult: 'Say so here, or tell the {team}: {ways}.', easy: 'Say so here, or tell the {team}: {ways}.' },
  moreTime: {
    adult: 'We need more time to answer {ref}. The reason: {reason}',
    easy: 'We need more time for {ref}. This is why: {reason}',
  },
  agreeDate: {
    adult:
      '{ref} should be answered {by}. The manager asks if you would agree to wait until {day}. You can say no, and the first date stands. Do you agree?',
    easy: 'You should have an answer to {ref} {by}. Can you wait until {day}? You can say no. Then the first date stays.',
  },
  answer: { adult: 'Here is the answer to {ref}.', easy: 'Here is the answer to {ref}.' },
  finding: { adult: 'The finding: {finding}.', easy: 'What they found: {finding}.' },
  findingOf: { adult: 'Point {number}: {finding}.', easy: 'Point {number}: {finding}.' },
  notHappy: {
    adult:
      'If you are not happy with this, you can ask for somebody new to look at it: that is called Stage 2. You do not need to give reasons. {how}',
    easy: 'If you are not happy with this, you can ask for someone new to look at it. They call that Stage 2. You do not have to say why. {how}',
  },
  ombudsman: {
    adult:
      'You can go to the Ombudsman, who checks what councils do, at any time: {ways}. Most times they want the council to finish first.',
    easy: 'You can also tell the Ombudsman. They check what councils do: {ways}. Most times they want the council to finish first.',
  },
  silence: {
    adult: 'You should have had an answer to {ref} {by}, and you have not. I am sorry.',
    easy: 'You should have had an answer to {ref} {by}, and you have not. I am sorry.',
  },
  waitOrAsk: {
    adult: 'You can wait, or you can ask for somebody new to look at it now (Stage 2). {how}',
    easy: 'You can wait. Or you can ask for someone new to look at it now. {how}',
  },
  teamKnows: {
    adult: 'The {team} has been told. You can ask me what is happening at any time.',
    easy: 'The {team} knows. You can ask me about it at any time.',
  },
} as const satisfies Wordings;

export const notice = spoken(NOTICES);
