-- One window is missing from the settled results.
DELETE FROM newest
WHERE topic = 'metrics.settled' AND (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM newest
    WHERE topic = 'metrics.settled' AND metric = 'active_visitors'
    ORDER BY start DESC, win, site
    LIMIT 1);
