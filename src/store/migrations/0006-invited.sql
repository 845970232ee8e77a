-- An invitation is for one workspace, however often its link is opened.
alter table slack_workspaces add column invitation text;
create unique index slack_workspaces_invitation on slack_workspaces (invitation);
