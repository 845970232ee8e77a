-- When everything personal was erased from it. Its history and its statistics stay.
alter table complaints add column erased_on date;

-- Copies in chats that are still to be taken back after a complaint was erased, or cannot be: each until it is gone, with why it is not.
create table copies (
  council text not null,
  ref text not null,
  -- What the card was about: the complaint, or an alert of it.
  about text not null,
  conversation text not null,
  activity_id text not null,
  address text not null,
  because text not null,
  since timestamptz not null,
  primary key (council, conversation, activity_id)
);
create index copies_ref on copies (council, ref);
create index copies_about on copies (council, about);
