/** Who is spoken of. Entries are dictionary forms; a form of the word is recognised by itself. */
export const PEOPLE = {
  I: 'i, me, myself, meself, mi self',
  MY: 'my, mine, our, ours, mi',
  WE: 'we, us, ourselves',
  YOU: 'you, u, ya, yous, ye',
  YOUR: 'your, yours, ur',
  HE: 'he, him, himself, hisself, his',
  SHE: 'she, her, herself, hers',
  THEY: 'they, them, themselves, their, em',
  SOMEONE: 'someone, somebody, some one, sum1, anyone, anybody, a person',
  NOBODY: 'nobody, no one, noone, no 1, not one person, not a soul, none of them, none of you',
  EVERYONE: 'everyone, everybody, every one, all of us, the rest of us',

  MOTHER:
    'mum, mummy, mam, mom, mommy, ma, mother, mumma, mama, mammy, muvver, mumsy, birth mum, birth mother, real mum, foster mum, foster mother, step mum, stepmum, stepmother, adoptive mum, adoptive mother',
  FATHER:
    'dad, daddy, da, father, papa, dada, pops, farver, birth dad, birth father, real dad, foster dad, foster father, adoptive dad, adoptive father',
  STEP: 'step dad, stepdad, stepfather, step father, mum boyfriend, mum partner, mum bf, mum new boyfriend, mum new partner, mum fella, mum bloke, mum new fella, mum new man, mum mate, mum friend, dad mate, dad friend, her boyfriend, her new boyfriend, her partner, her new partner, her fella, her bloke, her new man, her new fella, his mate, his friend, dad girlfriend, dad new girlfriend, dad new partner, his girlfriend, her ex, new boyfriend, new partner, new fella, new bloke, mum ex, daughter partner, daughter boyfriend, sister boyfriend, lodger, ex partner, ex boyfriend, ex husband, mums boyfriend, mums partner, mothers boyfriend, mothers partner, boyfriend of my mum',
  PARTNER: 'husband, wife, wives, boyfriend, girlfriend, partner, bf, gf, fiance, hubby, missus, other half, ex',
  PARENT: 'parent, mum and dad, mam and dad, carer, guardian, step parent',
  SIBLING:
    'brother, sister, bro, sis, sibling, twin, half brother, half sister, step brother, step sister, stepbrother, stepsister, little bro, little sis, our kid, big brother, big sister, brova, bruv, bruvver',
  BABY: 'baby, babies, newborn, infant, toddler, bubba, little un, bairn, tot, month old, months old, week old, weeks old',
  CHILD:
    'child, children, childs, kid, kiddie, son, daughter, boy, girl, lad, lass, lassie, littlun, little one, young person, young people, youngster, teenager, teen, yp, cyp, grandson, granddaughter, grandchild, grandchildren, grandkid, great grandchildren, nephew, niece, foster child, foster children, pupil, student, eldest, youngest, my eldest, my youngest, middle one, little boy, little girl, wee one, year old, years old, yr old, yo, the twins, the siblings, stepson, stepdaughter, little lad, under 5s, minor, both kids, our boy, our girl, our lad, three year old, four year old, five year old, six year old, seven year old, eight year old, nine year old, ten year old, two year old',
  GRANDPARENT:
    'nan, nana, nanna, nanny, gran, granny, grandma, grandmother, grandad, granddad, grandpa, gramps, grandfather, grandparent, nans house, paternal grandmother, maternal grandmother, great grandfather, great grandmother, great gran, great nan, nain, taid, bampy, gransha',
  RELATIVE:
    'aunt, aunty, auntie, uncle, cousin, relative, family friend, godmother, godfather, in laws, mother in law, father in law',
  NEIGHBOUR:
    'neighbour, neighbor, next door, lady next door, man next door, across the road, over the road, downstairs, upstairs flat',
  FRIEND: 'friend, mate, bestie, pal, frend, freind, m8, bff, classmate, buddy, best friend',
  MAN: 'man, men, bloke, guy, fella, geezer, old man, males, gentleman, lads',
  WOMAN: 'woman, women, lady, ladies',
  OLDER:
    'older, older boy, older lad, older man, older men, older guy, older girl, grown up man, grown man, grown men, an adult, much older, way older, twice my age, twice her age, twice his age',
  STRANGER:
    'stranger, people i dont know, man i do not know, random man, random men, random people, different men, different people, men i do not know, people coming and going, people she does not know',
  GROWNUP: 'adult, grown up, grownup, big people',

  /** Those for whom an allegation goes to the designated officer (Working Together; domain 8.1). */
  CARER:
    'foster carer, foster mum, foster mother, foster dad, foster father, foster parent, foster home, fc, carer, foster family, foster care, fostered, foster placement, supported lodgings, kinship carer',
  WORKS_WITH_CHILDREN:
    'foster carer, foster mum, foster mother, foster dad, foster father, foster parent, fc, residential worker, residential staff, care worker, care staff, support worker, keyworker, key worker, night staff, night worker, staff member, member of staff, staff, escort, passenger assistant, chaperone, taxi driver, bus driver, minibus driver, transport driver, driver, teacher, teaching assistant, head teacher, headteacher, coach, football coach, swimming teacher, dance teacher, scout leader, youth leader, youth worker, tutor, mentor, childminder, child minder, nursery worker, nursery nurse, nursery staff, babysitter, respite worker, respite carer, respite staff, short breaks worker, sessional worker, sw, imam, priest, vicar, pastor, coach at, volunteer, contact supervisor, contact worker, one to one worker, 1:1 worker, outreach worker, play worker, playworker, lunchtime supervisor, dinner lady, dinner ladies, caretaker, manager of the home, home manager, agency worker, agency staff, instructor, piano teacher, karate teacher, music teacher, sunday school teacher, befriender, school nurse, nurse, therapist, physio, counsellor, paediatrician, link worker, family worker',
  SOCIAL_WORKER:
    'social worker, sw, sw, socialworker, soshal worker, socail worker, social workr, case worker, caseworker, duty worker, family support worker, fsw, support worker, leaving care worker, supervising social worker, ssw, worker, the social, social services, socal worker, social wrker, social wurker',
  PERSONAL_ADVISER: 'personal adviser, personal advisor, pa, pas, leaving care adviser, leaving care advisor',
  REVIEWING_OFFICER:
    'iro, iros, independent reviewing officer, reviewing officer, conference chair, chairperson, chair, cp chair, the chair',
  MANAGER:
    'manager, team manager, head of service, director, service manager, supervisor, boss, someone senior, senior manager, area manager, her manager, his manager, assistant team manager, atm',
  ADVOCATE: 'advocate, advocacy, nyas, coram voice, become charity, barnardos, childrens society',
  SOLICITOR:
    'solicitor, lawyer, barrister, legal team, legal rep, our client, my client, legal representative, legal aid, counsel',
  MP: 'mp, mps, member of parliament, my constituent, constituent, constituency office, house of commons, constituency',
  COUNCILLOR: 'councillor, cllr, cllrs, councilor, ward member, elected member, ward councillor',
  POLICE:
    'police, policeman, policemen, policewoman, police officer, pc, coppers, cops, feds, officers, bobby, 101, dc',
  DOCTOR:
    'doctor, gp, gps, nurse, health visitor, hv, midwife, midwives, hospital, paediatrician, a&e, a e, a and e, clinic, consultant, dentist, surgery, psychologist, psychiatrist, paediatrics, ambulance, paramedic',
  SCHOOL_STAFF:
    'teacher, head teacher, headteacher, the head, head of year, senco, sendco, form tutor, =tas, teaching assistant, dsl, designated safeguarding lead, deputy head, year head, safeguarding lead, pastoral lead, school staff, =miss, =sir, governors, governor',
  CAFCASS: 'cafcass, guardian ad litem, childrens guardian, cafcass officer',
} as const;
