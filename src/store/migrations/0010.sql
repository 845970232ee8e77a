-- What somebody of the team confirmed or put right of what triage had suggested: labels, and no word of anybody's. The words stay with
-- the story, sealed; they are read from there when triage is taught, where whoever told them lets them be used.
create table examples (
  council text not null,
  ref text not null,
  -- The entry of the complaint's history in which it was decided.
  seq int not null,
  at timestamptz not null,
  by_whom text not null,
  -- What had suggested it, where that was noted when it came.
  model text,
  rules text,
  suggested jsonb not null,
  decided jsonb not null,
  primary key (council, ref, seq)
);
