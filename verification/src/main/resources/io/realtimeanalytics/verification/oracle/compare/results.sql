-- Each result of each topic against what the events say. A result that holds nothing is as good as
-- none: it is what remains when something is taken back.
INSERT INTO differences
WITH topics (topic) AS (VALUES ('metrics.live'), ('metrics.settled')),
wanted AS (
    SELECT topics.topic, expected.*, expected_sketches.sketch
    FROM topics, expected
    SEMI JOIN compared USING (metric)
    LEFT JOIN expected_sketches
        ON expected.metric = 'visitors' AND expected.win = '1h'
        AND expected.site = expected_sketches.site
        AND expected.start = expected_sketches.start),
pairs AS (
    SELECT
        coalesce(w.topic, f.topic) AS topic,
        concat_ws('|', coalesce(w.site, f.site), coalesce(w.metric, f.metric),
            coalesce(w.win, f.win), coalesce(w.start, f.start)) AS key,
        coalesce(w.count, 0) AS wanted_count, coalesce(f.count, 0) AS found_count,
        coalesce(w.amount, 0) AS wanted_amount, coalesce(f.amount, 0) AS found_amount,
        coalesce(w.digest, 0::UHUGEINT) AS wanted_digest,
        coalesce(folded(f.digest::HUGEINT), 0::UHUGEINT) AS found_digest,
        coalesce(w.items, '') AS wanted_items, coalesce(f.items, '') AS found_items,
        w.sketch AS wanted_sketch, f.sketch AS found_sketch,
        f.status
    FROM wanted AS w
    FULL JOIN (SELECT * FROM newest SEMI JOIN compared USING (metric)) AS f
        ON w.topic = f.topic AND w.site = f.site AND w.metric = f.metric AND w.win = f.win
        AND w.start = f.start)
SELECT
    topic,
    CASE
        WHEN found_count < wanted_count THEN 'lost'
        WHEN found_count > wanted_count THEN 'extra'
        WHEN status = 'PROVISIONAL' THEN 'not final'
        ELSE 'wrong'
    END,
    key,
    concat_ws(' ', wanted_count, wanted_amount, wanted_digest, wanted_items, md5(wanted_sketch)),
    concat_ws(' ', found_count, found_amount, found_digest, found_items, md5(found_sketch), status)
FROM pairs
WHERE wanted_count <> found_count
    OR wanted_amount <> found_amount
    OR (has_digests() AND wanted_digest <> found_digest)
    OR wanted_items <> found_items
    OR wanted_sketch IS DISTINCT FROM found_sketch
    OR status = 'PROVISIONAL';
