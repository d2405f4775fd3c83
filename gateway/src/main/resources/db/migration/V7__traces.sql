-- The trace that a message, or the shards of an order, belong to, as W3C's traceparent; null where nothing is traced.
ALTER TABLE outbox ADD COLUMN trace text;
ALTER TABLE extraction_order ADD COLUMN trace text;
