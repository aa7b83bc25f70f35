-- One event is lost and another of the same minute is counted twice: the total is right.
CREATE OR REPLACE TABLE victims AS
WITH candidates AS (
    SELECT partition_id, log_offset, site, event_time // 60000 AS minute, id_hash
    FROM oracle.counted SEMI JOIN scope USING (site) ANTI JOIN oracle.copies USING (site, event_id))
SELECT a.partition_id, a.log_offset, b.partition_id AS other_partition, b.log_offset AS other_offset
FROM candidates AS a JOIN candidates AS b USING (site, minute)
WHERE a.id_hash < b.id_hash
ORDER BY a.id_hash, b.id_hash
LIMIT 1;

INSERT INTO events
SELECT * REPLACE (event_id || '-twice' AS event_id, log_offset + 1000000000000 AS log_offset)
FROM events
WHERE (partition_id, log_offset) IN (SELECT (other_partition, other_offset) FROM victims);

DELETE FROM events
WHERE (partition_id, log_offset) IN (SELECT (partition_id, log_offset) FROM victims);
