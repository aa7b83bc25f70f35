-- From windows to results: the whole, the 20 largest items, and the rest as (other).
INSERT INTO expected
WITH ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY site, metric, win, start ORDER BY n DESC, amount DESC, item) AS place
    FROM item_sums SEMI JOIN (SELECT metric FROM catalogue WHERE is_itemized) USING (metric)
    WHERE n <> 0),
shown AS (
    SELECT site, metric, win, start, place, item, n, amount FROM ranked WHERE place <= 20
    UNION ALL
    SELECT site, metric, win, start, 21, '(other)', sum(n), sum(amount)
    FROM ranked
    WHERE place > 20
    GROUP BY ALL),
listed AS (
    SELECT
        site, metric, win, start,
        string_agg(item || '=' || n || '/' || amount || '/0', chr(10) ORDER BY place) AS items
    FROM shown
    GROUP BY ALL),
totals AS (
    SELECT
        site, metric, win, start, sum(n) AS n, sum(amount) AS amount, sum(digest) AS digest
    FROM item_sums
    GROUP BY ALL)
SELECT
    site, metric, win, start, n, amount,
    CASE WHEN has_digest THEN folded(digest) ELSE 0 END,
    coalesce(items, '')
FROM totals
JOIN catalogue USING (metric)
LEFT JOIN listed USING (site, metric, win, start);
