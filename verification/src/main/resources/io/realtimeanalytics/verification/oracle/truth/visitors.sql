-- Distinct visitors, of minutes and hours, and of the last 5 and 30 minutes.
CREATE OR REPLACE TABLE presence AS
SELECT DISTINCT site, visitor, visitor_hash, event_time // 10000 AS slot
FROM counted
WHERE visitor IS NOT NULL;

INSERT INTO expected
SELECT site, 'visitors', '1m', slot // 6 * 60000, count(DISTINCT visitor), 0, 0, ''
FROM presence
GROUP BY ALL
UNION ALL
SELECT site, 'visitors', '1h', slot // 360 * 3600000, count(DISTINCT visitor), 0, 0, ''
FROM presence
GROUP BY ALL;

-- A visitor who is there in a slot is in the 30 windows that end with that slot or later. What
-- the visitor's slot before already covers is left out, so that nobody counts twice.
CREATE OR REPLACE TABLE spans AS
WITH slots AS (
    SELECT DISTINCT site, visitor, '5m' AS win, 10000 AS slide, slot FROM presence
    UNION ALL
    SELECT DISTINCT site, visitor, '30m', 60000, slot // 6 FROM presence)
SELECT
    site, 'active_visitors' AS metric, win, slide, 30 * slide AS size,
    greatest(slot + 1, coalesce(lag(slot) OVER in_time + 31, slot + 1)) AS first_end,
    slot + 30 AS last_end
FROM slots
WINDOW in_time AS (PARTITION BY site, visitor, win ORDER BY slot);
