-- A workspace that took Heard out leaves no token behind.
alter table slack_workspaces alter column installation drop not null;
