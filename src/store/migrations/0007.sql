-- When somebody is not there: whole days or part of one, as they said, as their calendar says, or as a manager declared.
create table absences (
  council text not null,
  id text not null,
  person text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  cover text,
  source text not null,
  by_whom text not null,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (council, id)
);
create index absences_current on absences (council, until_at) where ended_at is null;

insert into absences (council, id, person, from_at, until_at, source, by_whom, at)
select council, 'before 0007 ' || id, id, away_from::timestamp at time zone 'Europe/London',
  (away_until + 1)::timestamp at time zone 'Europe/London', 'said', id, now()
from people where away_from is not null and away_until is not null;

alter table people drop column away_from;
alter table people drop column away_until;
alter table people add column left_on date;

-- What is owed beside the clocks of the procedure, derived from the entries like them: acceptance, decisions, promises, outcomes.
create table tasks (
  council text not null,
  ref text not null,
  task text not null,
  kind text not null,
  owner text,
  due date,
  look_at timestamptz,
  details jsonb not null,
  primary key (council, ref, task),
  foreign key (council, ref) references complaints (council, ref)
);
create index tasks_look on tasks (council, look_at) where look_at is not null;
create index tasks_owner on tasks (council, owner);

-- One message a day about one thing to one address; what comes after it is in the next morning's digest.
create table pings (
  council text not null,
  day date not null,
  address text not null,
  thing text not null,
  primary key (council, day, address, thing)
);

create index outbox_ref on outbox (council, ref);

-- What became of each try to send a line; a line that is given up is shown until somebody has told the person otherwise.
alter table outbox add column tries int not null default 0;
alter table outbox add column failed_at timestamptz;
alter table outbox add column because text;
alter table outbox add column given_up_at timestamptz;
alter table outbox add column message_id text;
-- What waits for one address is sent together where there is much of it.
create index outbox_waiting on outbox (council, address) where sent_at is null;
create index outbox_given_up on outbox (council, given_up_at) where given_up_at is not null;
create index outbox_message_id on outbox (message_id) where message_id is not null;

-- An address that is no longer: a channel that was deleted, somebody who left.
alter table addresses add column gone_at timestamptz;

-- When the next message may go to a channel or a conversation, shared by every instance.
create table turns (
  name text not null,
  free_at timestamptz not null,
  primary key (name)
);

-- What the watchdog found and nobody has put right yet, each said once.
create table findings (
  council text not null,
  name text not null,
  says text not null,
  since timestamptz not null,
  gone_at timestamptz,
  primary key (council, name, since)
);
create unique index findings_open on findings (council, name) where gone_at is null;
