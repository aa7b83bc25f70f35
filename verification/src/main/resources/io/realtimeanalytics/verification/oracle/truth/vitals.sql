-- Measured values fall into buckets whose bounds are powers of 1.01/0.99: any value is within 1 %
-- of what stands for its bucket. Values below a millionth count as zero.
CREATE OR REPLACE VIEW additions AS
SELECT
    site, 'web_vitals' AS metric,
    vital || '/' || CASE
        WHEN measure >= 1e-6 THEN floor(ln(least(measure, 1e9)) / ln(1.01::DOUBLE / 0.99))::INTEGER
        ELSE -1000000
    END AS item,
    event_time AS t, 1 AS n, 0 AS amount, id_hash
FROM counted
WHERE type = 'web_vital';
