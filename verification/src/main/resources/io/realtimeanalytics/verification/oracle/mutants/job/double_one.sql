-- One event in a million is counted twice.
INSERT INTO events
SELECT * REPLACE (event_id || '-twice' AS event_id, log_offset + 1000000000000 AS log_offset)
FROM events
WHERE (partition_id, log_offset) IN (
    SELECT (partition_id, log_offset)
    FROM oracle.counted SEMI JOIN scope USING (site)
    ORDER BY id_hash
    LIMIT 1);
