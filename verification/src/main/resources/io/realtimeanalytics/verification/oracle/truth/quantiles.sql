-- Quantiles of each vital by nearest rank, from the buckets.
INSERT INTO expected
WITH buckets AS (
    SELECT
        site, win, start, split_part(item, '/', 1) AS vital,
        split_part(item, '/', 2)::INTEGER AS bucket, n
    FROM item_sums),
running AS (
    SELECT
        *,
        sum(n) OVER (PARTITION BY site, win, start, vital ORDER BY bucket) AS up_to,
        sum(n) OVER (PARTITION BY site, win, start, vital) AS total
    FROM buckets),
quantiles (quantile, share) AS (
    VALUES ('p50', 0.50::DOUBLE), ('p75', 0.75::DOUBLE), ('p95', 0.95::DOUBLE)),
found AS (
    SELECT
        site, win, start, vital, quantile, total,
        min(bucket) FILTER (WHERE up_to >= greatest(1, ceil(share * total::DOUBLE))) AS bucket
    FROM running, quantiles
    GROUP BY ALL),
listed AS (
    SELECT
        site, win, start,
        string_agg(
            vital || '/' || quantile || '=' || total || '/0/'
                || CASE
                    WHEN bucket = -1000000 THEN 0
                    ELSE round(exp(bucket * ln(1.01::DOUBLE / 0.99)) * 1.01 * 1e6)
                END::BIGINT,
            chr(10) ORDER BY vital, quantile) AS items
    FROM found
    GROUP BY ALL)
SELECT site, 'web_vitals', win, start, sum(n), 0, folded(sum(digest)), any_value(items)
FROM item_sums JOIN listed USING (site, win, start)
GROUP BY site, win, start;
