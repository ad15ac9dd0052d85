-- Since when an entry waits to leave, for those who watch the queue.
ALTER TABLE event_outbox ADD COLUMN queued_at timestamptz NOT NULL DEFAULT clock_timestamp();
