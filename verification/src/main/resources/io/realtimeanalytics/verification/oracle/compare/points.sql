-- The time-series store. It keeps windows of 10 s, 1 min and 1 h; of metrics that only have sliding
-- windows, those of 5 and 30 min, where they slide. One point each, with what the newest settled
-- version holds. As above, a point that holds nothing is as good as none.
INSERT INTO differences
SELECT 'store', 'doubled', concat_ws('|', site, metric, win, start), '1', count(*)
FROM points
GROUP BY site, metric, win, start
HAVING count(*) > 1;

INSERT INTO differences
WITH tiers (win, is_sliding, tier) AS (
    VALUES ('10s', false, '10s'), ('1m', false, '1m'), ('1h', false, '1h'),
        ('5m', true, '10s'), ('30m', true, '1m')),
kept AS (
    SELECT expected.*, tiers.tier
    FROM expected
    SEMI JOIN compared USING (metric)
    JOIN tiers
        ON tiers.win = expected.win
        AND tiers.is_sliding = (expected.metric IN ('active_visitors', 'in_checkout'))),
wanted AS (
    SELECT kept.*, s.sketch, newest.revision
    FROM kept
    LEFT JOIN expected_sketches AS s
        ON kept.metric = 'visitors' AND kept.win = '1h'
        AND kept.site = s.site AND kept.start = s.start
    LEFT JOIN newest
        ON newest.topic = 'metrics.settled' AND newest.site = kept.site
        AND newest.metric = kept.metric AND newest.win = kept.win AND newest.start = kept.start),
pairs AS (
    SELECT
        concat_ws('|', coalesce(w.site, f.site), coalesce(w.metric, f.metric),
            coalesce(w.win, f.win), coalesce(w.start, f.start)) AS key,
        coalesce(w.count, 0) AS wanted_count, coalesce(f.count, 0) AS found_count,
        coalesce(w.amount, 0) AS wanted_amount, coalesce(f.amount, 0) AS found_amount,
        coalesce(w.items, '') AS wanted_items, coalesce(f.items, '') AS found_items,
        w.sketch AS wanted_sketch, f.sketch AS found_sketch,
        w.revision AS wanted_revision, f.revision AS found_revision,
        w.tier AS wanted_tier, f.tier AS found_tier,
        f.site IS NOT NULL AS is_found
    FROM wanted AS w
    FULL JOIN points AS f
        ON w.site = f.site AND w.metric = f.metric AND w.win = f.win AND w.start = f.start)
SELECT
    'store',
    CASE
        WHEN found_count < wanted_count AND NOT is_found THEN 'lost'
        WHEN wanted_count = 0 THEN 'extra'
        WHEN found_revision < wanted_revision THEN 'older'
        ELSE 'wrong'
    END,
    key,
    concat_ws(' ', wanted_tier, wanted_revision, wanted_count, wanted_amount, wanted_items,
        md5(wanted_sketch)),
    concat_ws(' ', found_tier, found_revision, found_count, found_amount, found_items,
        md5(found_sketch))
FROM pairs
WHERE wanted_count <> found_count
    OR wanted_amount <> found_amount
    OR wanted_items <> found_items
    OR wanted_sketch IS DISTINCT FROM found_sketch
    OR (wanted_count > 0
        AND (wanted_revision IS DISTINCT FROM found_revision
            OR wanted_tier IS DISTINCT FROM found_tier));
