-- How often something was tried lately, counted for all instances together. The key is a keyed hash: no address is kept.
create table limits (
  name text not null,
  key text not null,
  points int not null,
  until timestamptz not null,
  primary key (name, key)
);
create index limits_until on limits (until);

-- A return code can be taken back.
alter table codes add column revoked_at timestamptz;
create index codes_ref on codes (council, ref) where ref is not null;

-- Files that people sent, sealed, and what became of the look at each. They are served as downloads, to whoever may read the story.
create table attachments (
  council text not null,
  id text not null,
  conversation text not null,
  ref text,
  -- Its name, sealed by itself.
  name text not null,
  kind text not null,
  size int not null,
  key text not null,
  sealed bytea not null,
  state text not null,
  by_whom text not null,
  at timestamptz not null,
  looked_at timestamptz,
  primary key (council, id)
);
create index attachments_conversation on attachments (council, conversation);
create index attachments_ref on attachments (council, ref) where ref is not null;
create index attachments_waiting on attachments (at) where state = 'waiting';
