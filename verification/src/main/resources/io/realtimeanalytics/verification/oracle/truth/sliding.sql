-- From spans of window ends, each of which adds one to all windows in it, to results.
INSERT INTO expected
WITH changes AS (
    SELECT site, metric, win, slide, size, first_end AS moment, 1 AS change
    FROM spans
    WHERE first_end <= last_end
    UNION ALL
    SELECT site, metric, win, slide, size, last_end + 1, -1
    FROM spans
    WHERE first_end <= last_end),
summed AS (
    SELECT site, metric, win, slide, size, moment, sum(change) AS change FROM changes GROUP BY ALL),
levels AS (
    SELECT
        site, metric, win, slide, size, moment,
        lead(moment) OVER in_time AS until,
        sum(change) OVER in_time AS n
    FROM summed
    WINDOW in_time AS (PARTITION BY site, metric, win ORDER BY moment))
SELECT site, metric, win, unnest(range(moment, until)) * slide - size, n, 0, 0, ''
FROM levels
WHERE n > 0 AND until IS NOT NULL;
