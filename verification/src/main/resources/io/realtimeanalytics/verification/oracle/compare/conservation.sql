-- Contract C2: what arrived is what was counted, a copy, late, or a bot's. The left side is counted
-- from the topic, the right side is what the job says became of it.
INSERT INTO differences
WITH told AS (
    SELECT
        site, start,
        list_sum([try_cast(split_part(split_part(line, '=', 2), '/', 1) AS BIGINT)
            FOR line IN string_split(items, chr(10))]) AS n
    FROM newest
    WHERE topic = 'metrics.settled' AND metric = 'outcomes')
SELECT
    'conservation', 'residual', concat_ws('|', site, start), coalesce(arrivals.n, 0),
    coalesce(told.n, 0)
FROM arrivals FULL JOIN told USING (site, start)
WHERE coalesce(arrivals.n, 0) <> coalesce(told.n, 0)
    AND EXISTS (FROM compared WHERE metric = 'outcomes');
