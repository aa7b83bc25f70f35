-- A settled result is published twice.
INSERT INTO results
SELECT * REPLACE (log_offset + 1 AS log_offset) FROM results ORDER BY partition_id, log_offset LIMIT 1;
