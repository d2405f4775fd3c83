-- What analysed a run is told with its results.
ALTER TABLE gateway.run ADD COLUMN release text;

-- Models are listed in pages together with those that no table holds, by the order of their bytes.
ALTER TABLE gateway.model ALTER COLUMN id TYPE text COLLATE "C";
