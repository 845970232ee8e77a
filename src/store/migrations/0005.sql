-- Where Heard is installed in Teams: somebody's own chat, a channel, a group chat; threads aside. How each is reached is kept with
-- its conversation. A place that Heard was removed from stays, with the moment it went.
create table places (
  council text not null,
  conversation text not null,
  kind text not null,
  tenant text not null,
  team text,
  channel text,
  -- Their Entra object id, never their name.
  person text,
  at timestamptz not null,
  gone_at timestamptz,
  primary key (council, conversation)
);
create index places_team on places (council, team) where team is not null;
create index places_person on places (council, person) where person is not null;

-- Who has left a team since Heard has been in it: a card that they still see does nothing for them.
create table leavers (
  council text not null,
  team text not null,
  account text not null,
  at timestamptz not null,
  primary key (council, team, account)
);
