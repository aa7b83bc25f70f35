-- Two sites' results of one minute are swapped.
CREATE OR REPLACE TABLE victims AS
SELECT a.site, b.site AS other_site, a.start
FROM newest AS a JOIN newest AS b USING (topic, metric, win, start)
WHERE topic = 'metrics.settled' AND metric = 'events' AND win = '1m'
    AND a.site < b.site AND a.count <> b.count
ORDER BY a.start, a.site, b.site
LIMIT 1;

UPDATE newest
SET site = CASE WHEN newest.site = victims.site THEN victims.other_site ELSE victims.site END
FROM victims
WHERE newest.metric = 'events' AND newest.win = '1m' AND newest.start = victims.start
    AND newest.site IN (victims.site, victims.other_site);
