import { spoken, type Wordings } from './wording.ts';

/** What is said when somebody wants to go on after an answer, and to what they are asked on the way. */
export const FURTHER = {
  askedStage2: {
    adult: "OK. I've asked for somebody new to look at {ref}: that is Stage 2. You do not need to give reasons.",
    easy: "OK. I've asked for someone new to look at {ref}. You do not have to say why.",
  },
  askedStage3: {
    adult: "OK. I've asked for Stage 3 for {ref}. You do not need to give reasons.",
    easy: "OK. I've asked for new people to look at {ref}. You do not have to say why.",
  },
  whoLooks: {
    adult: 'The {team} has it now and will write to you.',
    easy: 'The {team} has it now. They will write to you.',
  },
  hearBy: { adult: 'You should have an answer by {day}.', easy: 'You should have an answer by {day}.' },
  meetBy: { adult: 'Three people from outside the council meet by {day}.', easy: 'They will meet by {day}.' },
  notMeant: {
    adult: 'If you did not mean that, just say so.',
    easy: 'If you did not mean that, tell me.',
  },
  askedAlready: {
    adult: "That is under way for {ref}. I've passed on what you said.",
    easy: "Someone new is on {ref} now. I've told them what you said.",
  },
  notYet: {
    adult:
      "You can ask for somebody new to look at {ref} once it is answered, or once the day for that has passed. I've passed on what you said.",
    easy: "You can ask for someone new when {ref} has an answer, or when it is late. I've told them what you said.",
  },
  over: {
    adult:
      "I've added that to {ref}, and the team has been told. The council has gone through all its steps. You can now ask the Ombudsman, who checks what councils do: {ways}.",
    easy: "I've added that to {ref}. A person will read it. You can also tell the Ombudsman. They check what councils do: {ways}.",
  },
  shallIStage2: {
    adult:
      'If you are not happy with the answer to {ref}, I can ask for somebody new to look at it (Stage 2). It is free, and you do not need to give reasons. Shall I?',
    easy: 'Are you not happy with the answer? I can ask for someone new to look at {ref}. It is free. You do not have to say why. Shall I?',
  },
  shallIStage3: {
    adult:
      'If you are not happy with the answer to {ref}, I can ask for Stage 3: it is looked at once more. It is free, and you do not need to give reasons. Shall I?',
    easy: 'Are you not happy with the answer? I can ask for new people to look at {ref}. It is free. You do not have to say why. Shall I?',
  },
  notNow: { adult: 'OK. Just say so when you want to.', easy: 'OK. Just say so if you want to.' },
  statementAgreed: {
    adult: 'Thank you. That is what will be looked into.',
    easy: 'Thank you. That is what they will look at.',
  },
  statementChange: {
    adult: 'What should be different? Write it in your own words.',
    easy: 'What should be different? Write it in your own words.',
  },
  statementChanged: {
    adult: 'OK. I have put that in, as you wrote it. You will see it again in a moment.',
    easy: 'OK. I have put that in. You will see it again soon.',
  },
  earlyAgreed: {
    adult: 'OK. I have told the team that you agree. They will write to you.',
    easy: 'OK. I have told them you said yes. They will write to you.',
  },
  earlyNotAgreed: {
    adult: 'OK. Nothing changes: you can still ask for the next stage here.',
    easy: 'OK. It all stays the same.',
  },
} as const satisfies Wordings;

export const further = spoken(FURTHER);
