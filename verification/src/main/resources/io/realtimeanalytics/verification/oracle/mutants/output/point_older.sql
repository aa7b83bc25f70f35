-- One point of the time-series store is what it was before a correction.
CREATE OR REPLACE TABLE victims AS
SELECT r.site, r.metric, r.win, r.start, r.revision, r.count, r.amount, r.items
FROM results AS r JOIN points AS p USING (site, metric, win, start)
WHERE r.revision < p.revision
ORDER BY site, metric, win, start, r.revision
LIMIT 1;

UPDATE points
SET revision = v.revision, count = v.count, amount = v.amount, items = v.items
FROM victims AS v
WHERE points.site = v.site AND points.metric = v.metric AND points.win = v.win
    AND points.start = v.start;
