-- One point of the time-series store is an older version, one event behind.
UPDATE points SET revision = revision - 1, count = count - 1
WHERE (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM points
    WHERE metric = 'events' AND count > 1
    ORDER BY start, win, site
    LIMIT 1);
