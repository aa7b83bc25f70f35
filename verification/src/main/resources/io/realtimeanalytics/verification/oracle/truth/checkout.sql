-- Who is in the checkout: the newest of begin_checkout and purchase in the last 30 minutes is
-- begin_checkout. A purchase at the same time wins.
CREATE OR REPLACE TABLE spans AS
WITH marks AS (
    SELECT
        site, visitor, event_time,
        bool_or(type = 'conversion') AS is_purchase
    FROM counted
    WHERE visitor IS NOT NULL
        AND (type, name) IN (('custom', 'begin_checkout'), ('conversion', 'purchase'))
    GROUP BY ALL),
followed AS (
    SELECT
        *,
        lead(event_time) OVER (PARTITION BY site, visitor ORDER BY event_time) AS next_time
    FROM marks)
SELECT
    site, 'in_checkout' AS metric, '30m' AS win, 60000 AS slide, 1800000 AS size,
    event_time // 60000 + 1 AS first_end,
    least(event_time + 1800000, coalesce(next_time, event_time + 1800000)) // 60000 AS last_end
FROM followed
WHERE NOT is_purchase;
