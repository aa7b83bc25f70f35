-- Increments instead of absolute values: after a restart ten seconds of one partition are added again.
INSERT INTO events
SELECT * REPLACE (event_id || '-again' AS event_id, log_offset + 1000000000000 AS log_offset)
FROM events
WHERE (partition_id, log_offset) IN (
    SELECT (partition_id, log_offset)
    FROM oracle.counted
    SEMI JOIN scope USING (site)
    SEMI JOIN (
        SELECT partition_id, received_at // 10000 AS span
        FROM oracle.counted SEMI JOIN scope USING (site)
        ORDER BY id_hash
        LIMIT 1) AS chosen
        ON counted.partition_id = chosen.partition_id
        AND counted.received_at // 10000 = chosen.span);
