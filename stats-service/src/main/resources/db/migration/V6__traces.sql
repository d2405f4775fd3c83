-- The trace that a message, or the items of a run, belong to, as W3C's traceparent; null where nothing is traced.
ALTER TABLE outbox ADD COLUMN trace text;
ALTER TABLE plan ADD COLUMN trace text;
