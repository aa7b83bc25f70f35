-- One point is missing from the time-series store.
DELETE FROM points
WHERE (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM points
    WHERE metric = 'events' AND count > 0
    ORDER BY start DESC, win, site
    LIMIT 1);
