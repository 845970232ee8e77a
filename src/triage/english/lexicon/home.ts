/** Home, night, weather of a family: what implied danger is told through. */
export const HOME = {
  SLEEP: 'sleep, bed, bedtime, asleep, kip, nap, doze, lie down, go to bed, put to bed, sleeping, slept',
  NIGHT:
    'night, at night, tonight, last night, nights, midnight, evening, 2am, 3am, 4am, 1am, bedtime, dark, late, till morning, until morning, overnight, small hours, every night, most nights, some nights, all night',
  ODD_BED:
    'on the floor, in the car, in the bath, on the sofa, on the settee, on the landing, in the shed, in the garage, in the hall, in the hallway, on the stairs, with the dog, dog bed, in the garden, in the tent, in the park, in a doorway, in a stairwell, on the bus, on a chair, in the cupboard, in the wardrobe, under the table, under the bed, in one bed, in my clothes, in our clothes, in his clothes, in her clothes, on the kitchen floor, in the porch, bathroom floor, on cushions, in a chair, in the launderette, in a car park, in a tent',
  LEAVE:
    'leave, go out, gone out, go away, go off, not come back, not back, be back, disappear, nip out, pop out, on shift, at work, work nights, at the pub, down the pub, gone to, goes to, away',
  UNTIL:
    'until, till, til, before, when, while, whilst, once, in case, so, unless, if, after, as soon as, every time, whenever',
  COME_HOME:
    'come home, get home, come in, get in, come back, get back, be back, be in, be home, wake up, find out, hear, see, notice, know, calm down, go to sleep, fall asleep, go out, leave, finish, stop',
  SINCE:
    'since, for days, for two days, for three days, days now, all week, since yesterday, since friday, since saturday, since sunday, since monday, since thursday, since the weekend, since last night, day before yesterday',
  QUIET:
    'quiet, silent, silence, not talk, not speak, not make a noise, not make noise, no noise, not cry, not a peep, whisper, hush, still',
  DOOR: 'door, window, gate, curtain, blind, letterbox, doorbell, key, keys, handle, lock',
  PHONE: 'phone, mobile, text, ring, call, number, message, sim, charger',
  CLOTHES:
    'clothes, coat, jumper, long sleeve, long sleeves, sleeve, hoodie, uniform, pe kit, shoes, socks, pyjamas, tights, trousers, changed, get changed, undress, nappy, pants, hat, gloves, school jumper',
  MONEY_HOME:
    'card, bank card, purse, benefit, child benefit, wages, rent, meter, gas, electric, rent money, tin, food money, dinner money, cash machine',
  ANIMAL: 'dog, cat, puppy, hamster, rabbit, pet, kitten, guinea pig',
  SUPPORT_ROUTINE: 'routine, homework, school run, bath, story, after school',
  HOUSE:
    'house, home, flat, at home, at my house, indoors, upstairs, downstairs, our house, his house, her house, dads house, mums house, at dads, at his dads, at her dads, at mums, at his, at hers, =dads, the house, =place, hostel, refuge, b&b, temporary accommodation',
  VISITORS:
    'people come, men come, man comes, friends come, mates come, mates round, friends round, people round, parties, party, strangers, knock on the door, bang on the door, different man, different men, lots of people, people in and out, in and out, coming and going, comes round, come round, stays over, stay over, moved in, move in, living with us, lives here now, lives with us, is here every, friend is round, always here',
  SELF_BLAME:
    'my fault, i deserve, deserve it, i am bad, i was bad, being bad, i was naughty, i made him, i made her, i wind him up, i annoy him, i am naughty, if i am good, when i am good, be good, try to be good, i should not have, i ask for it, he loves me, she loves me, he is nice really, nice when, lovely when, she is good most',
  RUN: 'run, ran, run off, run away, climb, jump out, get out, go missing',
} as const;
