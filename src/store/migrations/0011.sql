-- Every list shows the council's next date of each open complaint: found from the index alone, without opening the deadline.
create index deadlines_kept on deadlines (council, ref, drives) include (clock)
  where status in ('running', 'overdue') and deadline->>'whose' = 'council' and drives is not null;
