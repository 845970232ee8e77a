-- The end of a council's record on each day, to be kept where nobody who can change the record can change it too.
create table anchors (
  council text not null,
  day date not null,
  seq bigint not null,
  hash text not null,
  at timestamptz not null,
  posted_at timestamptz,
  primary key (council, day)
);
