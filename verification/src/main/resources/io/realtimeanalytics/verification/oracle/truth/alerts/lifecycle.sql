-- From detections to alerts: one of a pattern and a subject, until its cool-down ends.
CREATE OR REPLACE TABLE ordered_detections AS
SELECT
    detections.*, severity, cooldown,
    md5(concat_ws('|', site, pattern, subject, ids[1])) AS alert_id
FROM detections JOIN patterns USING (pattern)
QUALIFY row_number() OVER (
    PARTITION BY site, pattern, subject, found_at ORDER BY first_at, alert_id) = 1;

-- The one that may open next, after each that opens.
CREATE OR REPLACE TABLE followers AS
SELECT d.site, d.pattern, d.subject, d.found_at, n.found_at AS next_at
FROM ordered_detections AS d
ASOF LEFT JOIN ordered_detections AS n
    ON n.site = d.site AND n.pattern = d.pattern AND n.subject = d.subject
    AND n.found_at >= d.found_at + d.cooldown;

CREATE OR REPLACE TABLE opened AS
WITH RECURSIVE opening AS (
    SELECT site, pattern, subject, min(found_at) AS found_at
    FROM ordered_detections
    GROUP BY ALL
    UNION ALL
    SELECT f.site, f.pattern, f.subject, f.next_at
    FROM opening JOIN followers AS f USING (site, pattern, subject, found_at)
    WHERE f.next_at IS NOT NULL)
SELECT d.* FROM ordered_detections AS d SEMI JOIN opening USING (site, pattern, subject, found_at);

-- What makes good: an order; of a form, its end. Else the alert ends with the cool-down.
CREATE OR REPLACE TABLE expected_alerts AS
WITH ends (pattern, action) AS (
    VALUES ('cart_abandonment', 'purchase'), ('checkout_abandonment', 'purchase'),
        ('payment_struggle', 'purchase'), ('form_abandonment', 'purchase'),
        ('form_abandonment', 'conversion'), ('form_abandonment', 'form_submit')),
recoveries AS (
    SELECT DISTINCT site, pattern, visitor AS subject, t
    FROM acts JOIN ends USING (action)
    WHERE NOT is_bot AND visitor <> ''),
lived AS (
    SELECT o.*, coalesce(least(r.t, o.found_at + o.cooldown), o.found_at + o.cooldown) AS ended_at
    FROM opened AS o
    ASOF LEFT JOIN recoveries AS r
        ON r.site = o.site AND r.pattern = o.pattern AND r.subject = o.subject AND r.t >= o.found_at)
SELECT
    alert_id, site, pattern, severity, status, subject, dimension, item, first_at, last_at,
    found_at AS detected_at, CASE status WHEN 'resolved' THEN ended_at END AS resolved_at, n,
    n::DOUBLE AS value, threshold::DOUBLE AS threshold, amount,
    CASE amount WHEN 0 THEN '' ELSE currency END AS currency,
    array_to_string(ids, chr(10)) AS event_ids
FROM lived, (VALUES ('open'), ('resolved')) AS statuses (status);
