-- One window never gets its final word.
UPDATE newest SET status = 'PROVISIONAL'
WHERE topic = 'metrics.live' AND (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM newest
    WHERE topic = 'metrics.live' AND metric = 'top_pages'
    ORDER BY start, win, site
    LIMIT 1);
