-- From additions to windows: side by side, and the last 30 minutes of every minute.

CREATE OR REPLACE TABLE second_sums AS
SELECT
    site, metric, item, t // 1000 AS slot,
    sum(n) AS n, sum(amount) AS amount, sum(id_hash) AS digest
FROM additions
GROUP BY ALL;

CREATE OR REPLACE TABLE minute_sums AS
SELECT
    site, metric, item, slot // 60 AS slot,
    sum(n) AS n, sum(amount) AS amount, sum(digest) AS digest
FROM second_sums
GROUP BY ALL;

CREATE OR REPLACE TABLE item_sums AS
SELECT site, metric, '1s' AS win, slot * 1000 AS start, item, n, amount, digest
FROM second_sums
UNION ALL
SELECT site, metric, '10s', slot // 10 * 10000, item, sum(n), sum(amount), sum(digest)
FROM second_sums
GROUP BY ALL
UNION ALL
SELECT site, metric, '1m', slot * 60000, item, n, amount, digest
FROM minute_sums
UNION ALL
SELECT site, metric, '1h', slot // 60 * 3600000, item, sum(n), sum(amount), sum(digest)
FROM minute_sums
GROUP BY ALL
UNION ALL
-- A minute is in the 30 windows that begin with it or up to 29 minutes before.
SELECT site, metric, '30m', (slot - earlier) * 60000, item, sum(n), sum(amount), sum(digest)
FROM minute_sums, range(30) AS windows(earlier)
GROUP BY ALL;
