-- One page view is shown for another page: the sum is right.
UPDATE newest SET items = regexp_replace(items, '=(\d+)/', '=0\1/')
WHERE topic = 'metrics.live' AND (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM newest
    WHERE topic = 'metrics.live' AND metric = 'top_pages'
    ORDER BY start, win, site
    LIMIT 1);
