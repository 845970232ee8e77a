-- An alert is answered or it goes on: who is asked one after the other (fixed when it was raised), how many rounds were asked, and
-- when the next is. What is said after it in the same conversation follows it and has no clock of its own.
alter table alerts add column chain jsonb not null default '[]';
alter table alerts add column asked int not null default 0;
alter table alerts add column look_at timestamptz;
alter table alerts add column follows text;
alter table alerts add column raised_by text not null default 'complainant';
create index alerts_look on alerts (council, look_at) where look_at is not null;
create index alerts_conversation on alerts (council, conversation);

-- What somebody has told and not sent: read by a person the same working day, like everything else.
alter table conversations add column unread_since timestamptz;
create index conversations_unread on conversations (council, unread_since) where unread_since is not null;
