-- Shards are sent in a window. Those before next_shard were sent, or stored before the order was made; in_flight of them
-- are not answered yet. request is the ExtractionRequest of each shard without its stimuli, which the set's manifest gives.
ALTER TABLE extraction_order
    ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN next_shard integer NOT NULL DEFAULT 0,
    ADD COLUMN in_flight integer NOT NULL DEFAULT 0,
    ADD COLUMN stimulus_set text,
    ADD COLUMN request text;

-- Of orders made until now everything was sent at once.
UPDATE extraction_order SET next_shard = shards, in_flight = shards - answered;

ALTER TABLE extraction_order
    ADD CHECK (next_shard BETWEEN 0 AND shards),
    ADD CHECK (in_flight BETWEEN 0 AND next_shard),
    ADD CHECK (next_shard = shards OR (stimulus_set IS NOT NULL AND request IS NOT NULL));
CREATE INDEX extraction_order_open ON extraction_order (campaign, seq) WHERE state = 'OPEN';

-- One row: how often shards were released. Who releases some takes the next turn, and two cannot take the same.
CREATE TABLE shard_release (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    turn   bigint NOT NULL
);
INSERT INTO shard_release (turn) VALUES (0);
