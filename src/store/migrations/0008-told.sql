-- A finding is told once, by whichever instance comes first; one about a complaint is for whoever may see that.
alter table findings add column told_at timestamptz;
alter table findings add column ref text;
