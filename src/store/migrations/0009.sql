-- What each telling has in common with others, blind: keyed hashes of its word pairs, of who told it, of which children, of where they
-- are answered and of the message it came in. The key is the council's, and not in the database. What is added later is a telling more.
create table traces (
  council text not null,
  ref text not null,
  seq int not null,
  pairs text[] not null,
  children text[] not null,
  name text,
  reach text,
  message text,
  primary key (council, ref, seq)
);

-- Where each of them is found again.
create table marks (
  council text not null,
  mark text collate "C" not null,
  ref text not null,
  primary key (council, mark, ref)
);
