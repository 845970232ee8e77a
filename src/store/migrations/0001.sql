-- Every key begins with the council: one deployment serves several, and no query crosses from one to another.
-- Dates are Europe/London days and stay strings in the program; moments are timestamptz.

create table counters (
  council text not null,
  year int not null,
  last int not null,
  primary key (council, year)
);

create table complaints (
  council text not null,
  ref text not null,
  version int not null default 0,
  received_at timestamptz not null,
  received date not null,
  arose date,
  pack text not null,
  procedure text not null,
  complainant text not null,
  initials text not null,
  about text not null,
  team text,
  state text not null,
  open boolean not null default true,
  respondent text,
  second text,
  accepted boolean not null default false,
  telling text not null,
  conversation text,
  channel text not null,
  triage jsonb not null,
  primary key (council, ref),
  unique (council, telling)
);
create index complaints_open on complaints (council, open, respondent);

-- What happened, in the order in which it was recorded. Appended, never changed.
create table entries (
  council text not null,
  ref text not null,
  seq int not null,
  act text not null,
  on_day date not null,
  at timestamptz not null,
  by_whom text not null,
  details jsonb not null,
  primary key (council, ref, seq),
  foreign key (council, ref) references complaints (council, ref)
);

-- Derived from the entries and stored for the sweep: rewritten with every change.
create table deadlines (
  council text not null,
  ref text not null,
  clock text not null,
  due date,
  drives date,
  status text not null,
  deadline jsonb not null,
  next_on date,
  primary key (council, ref, clock),
  foreign key (council, ref) references complaints (council, ref)
);
create index deadlines_next on deadlines (council, next_on) where next_on is not null;
create index deadlines_drives on deadlines (council, drives) where drives is not null;

-- Each rung of the ladder, climbed once for each date it was about.
create table rungs (
  council text not null,
  ref text not null,
  clock text not null,
  due date not null,
  rung text not null,
  at timestamptz not null,
  primary key (council, ref, clock, due, rung)
);

-- What people told us, exactly as they typed it, and who they are. Kept apart from the complaint, which has no name in it.
create table words (
  council text not null,
  ref text not null,
  seq int not null,
  kind text not null,
  words text not null,
  by_whom text not null,
  at timestamptz not null,
  primary key (council, ref, seq),
  foreign key (council, ref) references complaints (council, ref)
);

create table complainants (
  council text not null,
  ref text not null,
  name text,
  child text,
  age int,
  reply_by text,
  reply_to text,
  details jsonb not null,
  primary key (council, ref),
  foreign key (council, ref) references complaints (council, ref)
);

create table codes (
  council text not null,
  hash text not null,
  conversation text not null,
  ref text,
  at timestamptz not null,
  primary key (council, hash)
);
create index codes_conversation on codes (council, conversation);

create table people (
  council text not null,
  id text not null,
  name text not null,
  roles jsonb not null,
  teams jsonb not null,
  accounts jsonb not null,
  away_from date,
  away_until date,
  primary key (council, id)
);

-- The bot's own state: one row a conversation, changed only by whoever read its version.
create table conversations (
  council text not null,
  id text not null,
  version int not null,
  seq int not null,
  channel text not null,
  state jsonb not null,
  reference jsonb,
  at timestamptz not null,
  primary key (council, id)
);

-- Everything said in a conversation. For the web chat this is also the mailbox that its page reads from.
create table transcript (
  council text not null,
  conversation text not null,
  seq int not null,
  activity_id text not null,
  in_reply_to text,
  from_role text not null,
  activity jsonb not null,
  at timestamptz not null,
  primary key (council, conversation, seq)
);
create index transcript_activity on transcript (council, conversation, activity_id);
create index transcript_replies on transcript (council, conversation, in_reply_to);

-- Where a person, a team's channel or a complainant can be reached.
create table addresses (
  council text not null,
  address text not null,
  conversation text not null,
  at timestamptz not null,
  primary key (council, address)
);

create table outbox (
  council text not null,
  id bigint generated always as identity,
  key text not null,
  address text not null,
  kind text not null,
  ref text,
  details jsonb not null,
  at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  outcome text,
  primary key (council, id),
  unique (council, key)
);
create index outbox_unsent on outbox (council, id) where sent_at is null;

-- Each card that stands in a chat, so that it can be brought up to date in its place.
create table posts (
  council text not null,
  conversation text not null,
  activity_id text not null,
  address text not null,
  kind text not null,
  ref text not null,
  details jsonb not null,
  at timestamptz not null,
  primary key (council, conversation, activity_id)
);
create index posts_ref on posts (council, ref);

-- Somebody may be hurt or unsafe: who was told, and who has answered.
create table alerts (
  council text not null,
  id text not null,
  conversation text not null,
  ref text,
  level text not null,
  flags jsonb not null,
  words text not null,
  at timestamptz not null,
  seen_by text,
  seen_at timestamptz,
  primary key (council, id)
);
create index alerts_unseen on alerts (council, at) where seen_at is null;

create table settings (
  council text not null,
  name text not null,
  value jsonb not null,
  primary key (council, name)
);
