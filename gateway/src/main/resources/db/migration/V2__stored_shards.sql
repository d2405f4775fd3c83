-- Whether a shard that has ended is stored, so that a retried run does without it.
ALTER TABLE order_shard ADD COLUMN stored boolean NOT NULL DEFAULT false;
