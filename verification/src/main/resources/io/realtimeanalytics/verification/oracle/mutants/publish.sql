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
CREATE OR REPLACE TABLE points AS
SELECT
    CASE win WHEN '5m' THEN '10s' WHEN '30m' THEN '1m' ELSE win END AS tier,
    site, metric, win, start, revision, count, amount, items, sketch
FROM newest
WHERE topic = 'metrics.settled'
    AND CASE
        WHEN metric IN ('active_visitors', 'in_checkout') THEN win IN ('5m', '30m')
        ELSE win IN ('10s', '1m', '1h')
    END;
CREATE OR REPLACE TABLE published_alerts AS
SELECT * FROM oracle.published_alerts SEMI JOIN scope USING (site);
