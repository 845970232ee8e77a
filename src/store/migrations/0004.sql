-- The record of changes and reads, one chain a council: each entry's hash covers the one before. Appended, never changed.
create table record (
  council text not null,
  seq bigint not null,
  at timestamptz not null,
  ref text,
  entry text not null,
  hash text not null,
  primary key (council, seq)
);
create index record_ref on record (council, ref) where ref is not null;

-- The end of each chain. Whoever appends holds it until their transaction ends, so it is touched last.
create table record_heads (
  council text primary key,
  seq bigint not null,
  hash text not null
);

-- Who at the desk a complaint is about: they see nothing of it, in lists either.
alter table complaints add column concerned jsonb not null default '[]';
create index complaints_concerned on complaints (council, ref) where concerned <> '[]';
