-- What the faulty job made of the events becomes what was published; what should be is the truth.
CREATE OR REPLACE TABLE newest AS
SELECT
    topic, site, metric, win, start, 'FINAL' AS status, 1 AS revision, count, amount,
    (digest::HUGEINT
        - CASE WHEN digest >= 9223372036854775808::UHUGEINT
            THEN 18446744073709551616::HUGEINT ELSE 0 END)::BIGINT AS digest,
    items, sketch
FROM expected
CROSS JOIN (VALUES ('metrics.live'), ('metrics.settled')) AS topics (topic)
LEFT JOIN (SELECT *, 'visitors' AS metric, '1h' AS win FROM expected_sketches)
    USING (site, metric, win, start);
CREATE OR REPLACE TABLE published_sessions AS SELECT * FROM expected_sessions;
CREATE OR REPLACE TABLE published_rejects AS SELECT * FROM oracle.published_rejects;
CREATE OR REPLACE TABLE results AS SELECT * FROM oracle.results LIMIT 0;
