import { spoken, type Wordings } from './wording.ts';

/** What is asked before a complaint is opened. Short enough to be read by a child, and never a word of procedure. */
export const ASKED = {
  hello: {
    adult:
      "Hi. I'm Heard. I help you tell {council} when something isn't right. I'm a computer, but a real person reads what you tell me. For easier words, say \"easier words\" at any time.",
    easy: "Hi. I'm Heard. I help you tell {council} when something isn't right. I'm a computer, but a real person reads what you tell me.",
  },
  safe: {
    adult: 'First: is anyone hurt or not safe right now?',
    easy: 'First: is anyone hurt or not safe right now?',
  },
  safeAfterStory: {
    adult: 'Thank you, I have that. Before anything else: is anyone hurt or not safe right now?',
    easy: 'Thank you. I have that. One thing first: is anyone hurt or not safe right now?',
  },
  what: {
    adult: "OK. Tell me what's happened. Use your own words. You can send lots of messages.",
    easy: "OK. Tell me what's happened. Use your own words. You can send lots of messages.",
  },
  right: {
    adult: "Thank you. I've read all of it, and a person will too. I think {facts}. Is that right?",
    easy: 'Thank you. A person will read it too. I think {facts}. Is that right?',
    child: 'Thank you for telling me. That sounds hard.\nI think {facts}. Is that right?',
  },
  rightNow: {
    adult: 'Now I think {facts}. Is that right?',
    easy: 'Now I think {facts}. Is that right?',
  },
  rightShort: { adult: 'I think {facts}. Is that right?', easy: 'I think {facts}. Is that right?' },
  rightStill: { adult: 'Is the rest right?', easy: 'Is the rest right?' },
  notQuite: {
    adult: 'Sorry. Tell me what I got wrong, or what I missed.',
    easy: 'Sorry. Tell me what I got wrong, or what I missed.',
  },
  before: {
    adult: 'If you have a code for the complaint you made before, type it and we go on from there.',
    easy: 'If you have a code from before, type it. Then we go on from there.',
  },
  rightAgain: {
    adult: 'Is that right? Say yes, or tell me what is wrong.',
    easy: 'Is that right? Say yes, or tell me what is wrong.',
  },
  language: {
    adult:
      'I think you are writing in {language}. I cannot read it well, so a person will read it with an interpreter. Would you like an interpreter from now on?',
    easy: 'I think this is {language}. I cannot read it well. A person will read it with help. Would you like that help from now on?',
  },
  languageAgain: {
    adult: 'Would you like an interpreter? Please say yes or no.',
    easy: 'Would you like that help? Please say yes or no.',
  },
  who: {
    adult: 'So that I pass it to the right person: who are you?',
    easy: 'So the right person can help: who are you?',
  },
  tieOfFamily: {
    adult: 'Does the child live with you, or is there a court order that says you look after them?',
    easy: 'Does the child live with you? Is there a court order about it?',
  },
  tieOfHelper: {
    adult: 'Do they know that you are telling us, and do they want you to?',
    easy: 'Do they know that you are telling us? Do they want you to?',
  },
  tieOfWorker: {
    adult: 'Are you telling us for the family, or for your own service? If for the family, have they agreed?',
    easy: 'Are you telling us for the family? Did they say yes?',
  },
  tieOfOthers: {
    adult: 'How do you know the child or the family?',
    easy: 'How do you know the child or the family?',
  },
  when: {
    adult:
      'When did this happen? If it went on for a while, when was the last time? Which team or service is it about{teams}? Roughly is fine.',
    easy: 'When did this happen? If it went on, when was the last time? Which team or service is it about? A guess is fine.',
  },
  service: {
    adult: 'Which team or service is it about{teams}? If you do not know, say so.',
    easy: 'Which team or service is it about? It is fine if you do not know.',
  },
  late: {
    adult:
      'Thank you. That is a while ago, so a person will look at whether it can still be taken up. What made it hard to tell us sooner? Is there anything that would help to look into it now, like letters, or people who were there?',
    easy: 'Thank you. That is a while ago. A person will look at what can still be done. What made it hard to tell us sooner? Do you have letters about it, or do you know who was there?',
  },
  hoped: {
    adult: 'What would you like to happen, to put it right?',
    easy: 'What would make it better?',
  },
  court: {
    adult: 'Is any of this in court or with the police now, or about to be?',
    easy: 'Is any of this in court or with the police now, or soon?',
  },
  courtEnded: {
    adult: 'You said that a court case has ended. Is anything about this in court or with the police now?',
    easy: 'You said that a court case has ended. Is any of this in court or with the police now?',
  },
  courtRuns: {
    adult: 'You said that something is in court. Is it about the same things, and is it still going on?',
    easy: 'You said that something is in court. Is it about the same things? Is it still going on?',
  },
  courtThreatened: {
    adult: 'You said that it may go to court. Has a case been started, and is it about the same things?',
    easy: 'You said that it may go in court. Has a case started? Is it about the same things?',
  },
  courtAgain: {
    adult: 'Is any of this in court or with the police? Please say yes, no or not sure.',
    easy: 'Is any of this in court or with the police? Please say yes, no or not sure.',
  },
  courtMore: {
    adult:
      'Thank you. It does not stop your complaint. Which court or police case is it? Is it about the same things, and is it still going on?',
    easy: 'Thank you. You can still tell us. Which case is it? Is it about the same things? Is it still going on?',
  },
  advocate: {
    adult:
      "You can have someone on your side to help with this. They're called an advocate. It's free, and they work for you, not {council}. Would you like one?",
    easy: "You can have someone on your side to help with this. They're called an advocate. It's free, and they work for you, not {council}. Would you like one?",
  },
  advocateMore: {
    adult:
      'An advocate listens, helps you say what you want, and can come to meetings. {who} You can say yes now or any time later.',
    easy: 'An advocate listens. They help you say what you want. They can come to meetings. {who} You can say yes now or any time later.',
  },
  advocateAgain: {
    adult: 'Would you like an advocate? You can say yes, no, or decide later.',
    easy: 'Would you like an advocate? You can say yes, no, or decide later.',
  },
  name: {
    adult: 'What is your name, and whose child is this about? You can leave names out if you would rather.',
    easy: 'What is your name? Whose child is this about? You can leave names out.',
    child:
      'What should we call you, and how old are you? It helps us pick the right person to help. A first name is fine.',
  },
  firstName: {
    adult: 'What should we call you? A first name is fine.',
    easy: 'What should we call you? A first name is fine.',
    child: 'What should we call you? A first name is fine.',
  },
  nameAgain: {
    adult: 'Please type a name, or say that you would rather not.',
    easy: 'Please type a name, or say "no".',
  },
  reply: {
    adult:
      'How should we reply, and where? Choose a way that is safe for you. Tell me too if you would like another language, an interpreter, large print, easy read, or somebody to support you.',
    easy: 'How should we reply? Pick a way that is safe for you. Tell me too if you need another language, big print, easy read, or some help.',
    child:
      "What's a safe way to write or talk to you? We won't tell your carer or your family unless you want us to, or someone is in danger. Tell me too if you need another language, big print or easy read.",
  },
  replyWhere: {
    adult: 'Thank you, I have noted that. How should we reply: here in chat, or by email, text, phone or post?',
    easy: 'Thank you. I have that. How should we reply: here in chat, or by email, text, phone or post?',
  },
  replyAgain: {
    adult: 'How can we reach you safely? You can say: here in chat, or give an email address or a number.',
    easy: 'How can we reach you? You can say: here in chat. Or type an email or a number.',
  },
  replyEmail: { adult: 'What is the email address?', easy: 'What is the email?' },
  replyNumber: { adult: 'What is the number? Please type it here.', easy: 'What is the number? Please type it here.' },
  replyPost: { adult: 'What is the address?', easy: 'What is the street, the town and the post code?' },
  replySomeone: {
    adult: 'Who is it, and how can we reach them? A name and a number, or an address.',
    easy: 'Who is it? How can we reach them? Type a name and a number.',
  },
  check: { adult: "Here's what I'll pass on:", easy: "Here's what I'll pass on:" },
  checkRight: { adult: 'Is that right?', easy: 'Is that right?' },
  change: { adult: 'What would you like to change?', easy: 'What would you like to change?' },
  changeWhich: { adult: 'Which of these would you like to change?', easy: 'Which of these would you like to change?' },
  whatAnew: {
    adult: 'Tell me again what happened, as you want it passed on. It takes the place of what I have now.',
    easy: 'Tell me again what happened. It takes the place of what I have now.',
  },
  more: {
    adult: 'Can you tell me a little more? What happened?',
    easy: 'Can you tell me a bit more? What happened?',
  },
  stuck: {
    adult: 'That is all right. Start anywhere: what bothers you most? A few words are enough.',
    easy: 'That is OK. Start anywhere. What bothers you most? A few words are fine.',
  },
  whoAgain: {
    adult: 'I am not sure who you are to the child. Please choose the nearest, or say "someone else".',
    easy: 'I am not sure who you are. Pick the one that fits best, or say "someone else".',
  },
  notYet: {
    adult: 'OK. Nothing is sent until you say "send it".',
    easy: 'OK. I send it when you say "send it".',
  },
  added: { adult: "Thank you, I've added that.", easy: "Thank you, I've added that." },
  noWords: {
    adult: 'I did not get any words. Please type it again.',
    easy: 'I did not get any words. Please type it again.',
  },
  noLetters: {
    adult: 'I can see how you feel. Can you tell me in a few words what happened? Then a person can help.',
    easy: 'I can see how you feel. Can you say in a few words what happened? Then a person can help.',
  },
} as const satisfies Wordings;

export const asked = spoken(ASKED);
