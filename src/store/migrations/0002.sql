-- What somebody from outside the council has declared about their ties to it: independence is judged on it.
alter table people add column ties jsonb;

-- Who is appointed to what now, for the lists of whoever has a part in a complaint without being on the desk.
alter table complaints add column appointed jsonb not null default '[]';
create index complaints_appointed on complaints (council, ref) where appointed <> '[]';
