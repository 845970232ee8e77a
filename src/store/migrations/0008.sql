-- One row a complaint, flat, for questions and reports: written with every change, in the same transaction. No name and no word
-- of the story. Everything in it but the last columns can be made anew from the entries.
create table register (
  council text not null,
  ref text not null,
  received date not null,
  procedure text not null,
  kind text not null,
  complainant text not null,
  channel text not null,
  team text,
  themes text[] not null,
  state text not null,
  stage int not null,
  open boolean not null,
  outcome text not null,
  waiting text,
  respondent text,
  second text,
  accepted boolean not null,
  forwarded_by text,
  extended boolean not null,
  advocate text,
  acknowledge_due date,
  acknowledged date,
  stage1_started date,
  stage1_due date,
  stage1_answered date,
  stage1_days int,
  stage2_asked date,
  stage2_due date,
  stage2_answered date,
  stage2_days int,
  stage3_asked date,
  stage3_due date,
  stage3_answered date,
  ended date,
  ombudsman date,
  ombudsman_outcome text,
  cost int,
  -- Told once, when it was opened or imported: whom it concerns, for the statistics, and keyed hashes of who complained and of
  -- each word of the names, so that somebody who may read names can find a complaint by one.
  age text,
  gender text,
  disability text,
  ethnicity text,
  who text,
  named text[],
  earlier date,
  earlier_still date,
  primary key (council, ref)
);
create index register_received on register (council, received);
create index register_open on register (council, team) where open;
create index register_who on register (council, who, received) where who is not null;
create index register_holder on register (council, respondent) where respondent is not null;

-- How many complaints of each month there are in each way of counting: what a report reads. Folded from the changes below.
create table tally (
  council text not null,
  month date not null,
  procedure text not null,
  team text not null,
  measure text not null,
  key text not null,
  n int not null,
  primary key (council, month, procedure, team, measure, key)
);

-- What each change adds to and takes from the tally: appended in the change's own transaction, so that no two changes wait for
-- each other, and folded in by whoever reads next.
create table tally_changes (
  council text not null,
  id bigint generated always as identity,
  cells jsonb not null,
  primary key (council, id)
);

create index deadlines_waiting on deadlines (council, drives) where status in ('running', 'overdue');

-- How the columns of a council's own register are called, remembered from one import to the next.
create table column_names (
  council text not null,
  register text not null,
  columns jsonb not null,
  at timestamptz not null,
  primary key (council, register)
);

-- What was learned, what is being done about it, and what changed.
create table lessons (
  council text not null,
  id int not null,
  team text,
  theme text,
  found text not null,
  action text not null,
  owner text not null,
  due date not null,
  done date,
  changed text,
  by_whom text not null,
  at timestamptz not null,
  primary key (council, id)
);

-- Rises that were pointed out: each once for its team, theme and month.
create table spikes (
  council text not null,
  month date not null,
  team text not null,
  theme text not null,
  seen int not null,
  usual numeric not null,
  at timestamptz not null,
  primary key (council, month, team, theme)
)
