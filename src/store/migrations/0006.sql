-- What Slack sent, kept before it is acknowledged: whatever happens afterwards, it is done once. The payload is sealed, and gone
-- as soon as the work is done; the id stays for as long as Slack may send it again.
create table slack_inbox (
  team text not null,
  id text not null,
  conversation text not null,
  payload text,
  at timestamptz not null,
  claimed_at timestamptz not null,
  failed int not null default 0,
  done_at timestamptz,
  outcome text,
  primary key (team, id)
);
create index slack_inbox_left on slack_inbox (claimed_at) where done_at is null;

-- Which of the things said in answer have reached Slack, and as which message: work taken up again sends only the rest.
create table slack_sent (
  council text not null,
  activity_id text not null,
  message text not null,
  at timestamptz not null,
  primary key (council, activity_id)
);

-- The workspaces Heard is installed in, each belonging to one council. Tokens are sealed.
create table slack_workspaces (
  team text not null primary key,
  council text not null,
  name text not null,
  installation text not null,
  at timestamptz not null,
  removed_at timestamptz
);
