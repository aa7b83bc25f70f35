-- A settled result is not corrected when late data come.
CREATE OR REPLACE TABLE victims AS
SELECT site, metric, win, start, revision, count, amount, digest, items, sketch
FROM results SEMI JOIN (
    SELECT site, metric, win, start
    FROM newest
    WHERE topic = 'metrics.settled' AND status = 'CORRECTED'
    ORDER BY site, metric, win, start
    LIMIT 1) USING (site, metric, win, start)
WHERE status = 'FINAL';

UPDATE newest
SET revision = v.revision, count = v.count, amount = v.amount, digest = v.digest,
    items = v.items, sketch = v.sketch, status = 'FINAL'
FROM victims AS v
WHERE newest.topic = 'metrics.settled' AND newest.site = v.site AND newest.metric = v.metric
    AND newest.win = v.win AND newest.start = v.start;
