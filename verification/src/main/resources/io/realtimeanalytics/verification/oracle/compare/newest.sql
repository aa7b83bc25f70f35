-- The newest version of each result of each topic: the greatest revision, then the later status;
-- the order of arrival does not matter.
CREATE OR REPLACE TABLE newest AS
SELECT * EXCLUDE (turn)
FROM (
    SELECT
        topic, site, metric, win, start, status, revision, count, amount, digest, items, sketch,
        row_number() OVER (
            PARTITION BY topic, site, metric, win, start
            ORDER BY revision DESC,
                CASE status WHEN 'CORRECTED' THEN 2 WHEN 'FINAL' THEN 1 ELSE 0 END DESC,
                log_offset DESC) AS turn
    FROM results
    WHERE metric <> 'progress')
WHERE turn = 1;
