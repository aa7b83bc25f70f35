-- What must be kept aside, record by record.
CREATE OR REPLACE TABLE expected_rejects AS
SELECT 'events.late' AS topic, 'LATE' AS reason, partition_id, log_offset, bytes_hash
FROM readable
WHERE is_late
UNION ALL
SELECT 'events.dead-letter', fault, partition_id, log_offset, bytes_hash
FROM events
WHERE fault IS NOT NULL;
