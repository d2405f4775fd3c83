-- An extraction that was discarded and is computed anew is another generation: what is said of the shards of one says
-- nothing of the other, whatever order the messages come in. Zero is the generation of messages that name none.
ALTER TABLE shard DROP CONSTRAINT shard_extraction_fkey;
ALTER TABLE shard DROP CONSTRAINT shard_pkey;
ALTER TABLE extraction DROP CONSTRAINT extraction_pkey;

ALTER TABLE extraction ADD COLUMN generation bigint NOT NULL DEFAULT 0;
-- Its arrays are gone: the row stays, so that what comes late is known to be of no use.
ALTER TABLE extraction ADD COLUMN discarded boolean NOT NULL DEFAULT false;
ALTER TABLE extraction ADD PRIMARY KEY (id, generation);

ALTER TABLE shard ADD COLUMN generation bigint NOT NULL DEFAULT 0;
ALTER TABLE shard ADD PRIMARY KEY (extraction, generation, index);
ALTER TABLE shard ADD FOREIGN KEY (extraction, generation) REFERENCES extraction ON DELETE CASCADE;

ALTER TABLE planned_layer ADD COLUMN generation bigint NOT NULL DEFAULT 0;
