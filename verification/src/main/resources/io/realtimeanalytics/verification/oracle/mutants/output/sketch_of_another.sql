-- The sketch of one hour is that of another.
UPDATE newest SET sketch = (
    SELECT max(sketch) FROM newest WHERE topic = 'metrics.settled' AND metric = 'visitors')
WHERE topic = 'metrics.settled' AND (site, metric, win, start) = (
    SELECT (site, metric, win, start)
    FROM newest
    WHERE topic = 'metrics.settled' AND sketch IS NOT NULL
    ORDER BY sketch
    LIMIT 1);
