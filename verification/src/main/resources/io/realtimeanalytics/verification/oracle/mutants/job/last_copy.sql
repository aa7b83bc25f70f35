-- The copy that arrived last counts instead of the first.
UPDATE events SET log_offset = 2000000000000 - log_offset
WHERE (partition_id, log_offset) IN (SELECT (partition_id, log_offset) FROM oracle.copies);
