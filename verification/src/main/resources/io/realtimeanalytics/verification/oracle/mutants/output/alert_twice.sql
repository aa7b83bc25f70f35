-- One alert is published twice.
INSERT INTO published_alerts
SELECT * REPLACE (log_offset + 1000000000000 AS log_offset)
FROM published_alerts
WHERE pattern IN (SELECT pattern FROM patterns)
ORDER BY alert_id, status
LIMIT 1;
