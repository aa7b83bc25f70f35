-- Which events count: not late, no copy, no bot.

-- Late is a function of the record: received more than 15 minutes after it happened.
CREATE OR REPLACE VIEW readable AS
SELECT *, received_at - event_time > 15 * 60 * 1000 AS is_late
FROM events
WHERE fault IS NULL;

-- Everything that came more than once.
CREATE OR REPLACE TABLE copies AS
WITH repeated AS (
    SELECT site, id_hash FROM readable WHERE NOT is_late GROUP BY ALL HAVING count(*) > 1)
SELECT site, event_id, partition_id, log_offset, event_time // 60000 AS minute
FROM readable SEMI JOIN repeated USING (site, id_hash)
WHERE NOT is_late;

-- A copy repeats an earlier record of the log whose minute is the same or a neighbour. Copies
-- have the same key, thus the same partition, where offsets tell which was first.
CREATE OR REPLACE TABLE duplicates AS
SELECT DISTINCT later.partition_id, later.log_offset
FROM copies AS later
JOIN copies AS earlier
    ON later.site = earlier.site
    AND later.event_id = earlier.event_id
    AND later.partition_id = earlier.partition_id
    AND later.log_offset > earlier.log_offset
    AND abs(later.minute - earlier.minute) <= 1;

CREATE OR REPLACE VIEW counted AS
SELECT *
FROM readable ANTI JOIN duplicates USING (partition_id, log_offset)
WHERE NOT is_late AND NOT is_bot;

-- Where an entrance came from: a host without www., or (direct); empty for other events.
CREATE OR REPLACE MACRO bare_host(host) AS regexp_replace(lower(host), '^www\.', '');

CREATE OR REPLACE MACRO host_of(address) AS bare_host(
    regexp_extract(address, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?([^/:?#]*)', 1));

CREATE OR REPLACE MACRO source_of(is_entrance, referrer, host) AS CASE
    WHEN NOT is_entrance THEN ''
    WHEN host_of(coalesce(referrer, '')) IN ('', bare_host(coalesce(host, ''))) THEN '(direct)'
    ELSE host_of(referrer)
END;

-- Of orders reported more than once within a day, the earliest counts.
CREATE OR REPLACE TABLE repeated_orders AS
SELECT partition_id, log_offset
FROM (
    SELECT
        partition_id, log_offset, event_time,
        lag(event_time) OVER (
            PARTITION BY site, name, transaction_id ORDER BY event_time, id_hash) AS before
    FROM counted
    WHERE type = 'conversion' AND transaction_id IS NOT NULL)
WHERE event_time - before <= 24 * 60 * 60 * 1000;

-- Fresh tables for what the results should hold.
CREATE OR REPLACE TABLE expected (
    site VARCHAR, metric VARCHAR, win VARCHAR, start BIGINT,
    count BIGINT, amount BIGINT, digest UHUGEINT, items VARCHAR);
CREATE OR REPLACE TABLE expected_sketches (site VARCHAR, start BIGINT, sketch BLOB);

-- The remainder of a sum of signed 64-bit hashes modulo 2^64.
CREATE OR REPLACE MACRO folded(total) AS
    ((total % 18446744073709551616::HUGEINT + 18446744073709551616::HUGEINT)
        % 18446744073709551616::HUGEINT)::UHUGEINT;
