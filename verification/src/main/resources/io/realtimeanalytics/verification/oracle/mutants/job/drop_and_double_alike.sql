-- The same with two clicks of one visitor in one second: every count is right, only the digest is not.
CREATE OR REPLACE TABLE victims AS
WITH candidates AS (
    SELECT
        partition_id, log_offset, site, visitor, event_time, event_time // 1000 AS second, id_hash
    FROM oracle.counted SEMI JOIN scope USING (site) ANTI JOIN oracle.copies USING (site, event_id)
    WHERE type = 'click' AND visitor IS NOT NULL)
SELECT a.partition_id, a.log_offset, b.partition_id AS other_partition, b.log_offset AS other_offset
FROM candidates AS a JOIN candidates AS b USING (site, visitor, second)
JOIN oracle.expected_sessions AS s
    ON s.site = a.site AND s.visitor = a.visitor
    AND s.started_at < least(a.event_time, b.event_time)
    AND s.ended_at > greatest(a.event_time, b.event_time)
WHERE a.id_hash < b.id_hash
ORDER BY a.id_hash, b.id_hash
LIMIT 1;

INSERT INTO events
SELECT * REPLACE (event_id || '-twice' AS event_id, log_offset + 1000000000000 AS log_offset)
FROM events
WHERE (partition_id, log_offset) IN (SELECT (other_partition, other_offset) FROM victims);

DELETE FROM events
WHERE (partition_id, log_offset) IN (SELECT (partition_id, log_offset) FROM victims);
