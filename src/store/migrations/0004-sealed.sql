-- What people told us is sealed before it gets here: these columns hold text that only the program can open, with a key that is
-- not in this database. What was kept in clear before is sealed by 0004-sealed.ts in the same transaction.

-- The data keys of complaints, wrapped. Without its key, what was told in a complaint cannot be read by anybody again.
create table complaint_keys (
  council text not null,
  ref text not null,
  key text not null,
  primary key (council, ref)
);

alter table complainants add column sealed text;
alter table outbox add column words text;

alter table conversations add column key text;
alter table conversations alter column state type text using state::text;
alter table conversations alter column state drop not null;
alter table conversations alter column reference type text using reference::text;

-- One row a turn: the message and the answers to it, in one seal. `seq` is the place of the last of them.
alter table transcript rename to transcript_in_clear;
create table transcript (
  council text not null,
  conversation text not null,
  seq int not null,
  many int not null,
  activity_id text not null,
  sealed text not null,
  at timestamptz not null,
  primary key (council, conversation, seq)
);
create index transcript_turn on transcript (council, conversation, activity_id);

-- The master keys that data keys here may be wrapped under, each with a proof that the program's key is the right one.
create table master_keys (
  name text primary key,
  proof text not null,
  at timestamptz not null default now(),
  retired_at timestamptz
);
