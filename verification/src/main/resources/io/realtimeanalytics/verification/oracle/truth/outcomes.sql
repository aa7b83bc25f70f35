-- What became of all that arrived, by the minute of arrival.
CREATE OR REPLACE TABLE outcomes AS
SELECT
    site, received_at // 60000 AS minute,
    CASE
        WHEN is_late THEN 'late'
        WHEN duplicates.log_offset IS NOT NULL THEN 'duplicate'
        WHEN is_bot THEN 'bot'
        ELSE 'counted'
    END AS outcome,
    count(*) AS n
FROM readable LEFT JOIN duplicates USING (partition_id, log_offset)
GROUP BY ALL;

-- The left side of contract C2, counted by itself.
CREATE OR REPLACE TABLE arrivals AS
SELECT site, received_at // 60000 * 60000 AS start, count(*) AS n FROM readable GROUP BY ALL;

INSERT INTO expected
SELECT
    site, 'outcomes', '1m', minute * 60000, sum(n), 0, 0,
    string_agg(outcome || '=' || n || '/0/0', chr(10) ORDER BY n DESC, outcome)
FROM outcomes
GROUP BY site, minute;
