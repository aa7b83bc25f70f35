-- What the topics themselves promise, whatever the values.
INSERT INTO differences
SELECT 'metrics', 'unknown metric', metric, '', count(*) || ' records'
FROM results ANTI JOIN catalogue USING (metric)
WHERE metric <> 'progress'
GROUP BY metric;

-- Settled results: each version once, only ever newer ones, and none that is provisional.
INSERT INTO differences
SELECT
    'metrics.settled',
    CASE
        WHEN status = 'PROVISIONAL' THEN 'not final'
        WHEN revision = before THEN 'doubled'
        ELSE 'older'
    END,
    concat_ws('|', site, metric, win, start), 'more than ' || before, revision
FROM (
    SELECT
        site, metric, win, start, status, revision,
        lag(revision) OVER (
            PARTITION BY site, metric, win, start ORDER BY log_offset) AS before
    FROM results
    WHERE topic = 'metrics.settled')
WHERE revision <= before OR status = 'PROVISIONAL';

-- Copies of an event in another partition: nobody could say which was first.
INSERT INTO differences
SELECT 'events', 'scattered copies', site || '|' || event_id, 'one partition', count(*) || ' records'
FROM copies
GROUP BY site, event_id
HAVING count(DISTINCT partition_id) > 1;
