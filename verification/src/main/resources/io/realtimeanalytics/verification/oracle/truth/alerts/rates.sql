-- Too many in too short a time. Of a visitor, bots included: more than 30 events in 10 s, or else
-- more than 25 different pages in 60 s.
CREATE OR REPLACE TABLE activity AS
SELECT
    site, visitor, event_id, t, action, path, amount, currency,
    action IN ('page_view', 'missing_page') AND path <> '' AS is_view,
    row_number() OVER in_activity AS position,
    lag(t, 30) OVER in_activity AS first_at,
    coalesce(t - lag(t, 30) OVER in_activity < 10000, false) AS is_burst
FROM acts
WHERE visitor <> ''
WINDOW in_activity AS (PARTITION BY site, visitor ORDER BY t, event_id);

INSERT INTO detections
WITH bursts AS (
    SELECT a.site, a.visitor, a.position, a.t, a.first_at, a.action, a.amount, a.currency
    FROM activity AS a
    WHERE is_burst)
SELECT
    'bot_burst', b.site, b.visitor, b.t, b.first_at, b.t, 31, 31,
    list(e.event_id ORDER BY e.position),
    any_value(CASE b.action WHEN 'purchase' THEN b.amount ELSE 0 END), any_value(b.currency),
    '', ''
FROM bursts AS b
JOIN activity AS e
    ON e.site = b.site AND e.visitor = b.visitor
    AND e.position BETWEEN b.position - 30 AND b.position - 21
GROUP BY b.site, b.visitor, b.position, b.t, b.first_at;

-- Visitors of more than 25 pages, with numbers for names: what follows has many rows.
CREATE OR REPLACE TABLE restless AS
SELECT site, visitor, row_number() OVER () AS who
FROM activity
WHERE is_view
GROUP BY ALL
HAVING count(DISTINCT path) > 25;

CREATE OR REPLACE TABLE restless_activity AS
SELECT
    who, position, t, is_view, is_burst,
    CASE WHEN is_view THEN lead(position) OVER (PARTITION BY who, is_view, path ORDER BY position)
        END AS again
FROM activity JOIN restless USING (site, visitor);

-- Of each page the newest view up to an event, and of these the newest 26, newest first.
CREATE OR REPLACE TABLE crowded_activity AS
SELECT e.who, e.position, max(v.position, 26) AS viewed
FROM restless_activity AS e
JOIN restless_activity AS v
    ON v.who = e.who AND v.is_view AND v.position <= e.position
    AND (v.again IS NULL OR v.again > e.position) AND e.t - v.t < 60000
WHERE NOT e.is_burst
GROUP BY e.who, e.position
HAVING count(*) >= 26;

INSERT INTO detections
WITH oldest AS (
    SELECT
        site, visitor, position, viewed[26] AS first_position,
        unnest(list_reverse(viewed)[:10]) AS viewed
    FROM crowded_activity JOIN restless USING (who))
SELECT
    'bot_burst', o.site, o.visitor, e.t, f.t, e.t, 26, 26,
    list(v.event_id ORDER BY v.position),
    any_value(CASE e.action WHEN 'purchase' THEN e.amount ELSE 0 END), any_value(e.currency), '', ''
FROM oldest AS o
JOIN activity AS e ON e.site = o.site AND e.visitor = o.visitor AND e.position = o.position
JOIN activity AS f ON f.site = o.site AND f.visitor = o.visitor AND f.position = o.first_position
JOIN activity AS v ON v.site = o.site AND v.visitor = o.visitor AND v.position = o.viewed
GROUP BY o.site, o.visitor, o.position, e.t, f.t;

-- 10 views of a page that does not exist, by 5 visitors, in 5 min.
CREATE OR REPLACE TABLE misses AS
SELECT
    site, path, visitor, event_id, t, referrer,
    row_number() OVER in_path AS position,
    lag(t, 9) OVER in_path AS first_at
FROM acts
WHERE NOT is_bot AND action = 'missing_page'
WINDOW in_path AS (PARTITION BY site, path ORDER BY t, event_id);

INSERT INTO detections
WITH crowded AS (
    SELECT e.site, e.path, e.position, e.t, e.first_at
    FROM misses AS e
    JOIN misses AS m
        ON m.site = e.site AND m.path = e.path AND m.position <= e.position
        AND e.t - m.t < 5 * 60 * 1000
    WHERE e.t - e.first_at < 5 * 60 * 1000
    GROUP BY ALL
    HAVING count(DISTINCT m.visitor) FILTER (WHERE m.visitor <> '') >= 5),
ten AS (
    SELECT c.*, m.event_id, m.referrer, m.position AS missed
    FROM crowded AS c
    JOIN misses AS m
        ON m.site = c.site AND m.path = c.path
        AND m.position BETWEEN c.position - 9 AND c.position),
sources AS (
    SELECT site, path, position, referrer
    FROM ten
    WHERE referrer <> ''
    GROUP BY site, path, position, referrer
    QUALIFY row_number() OVER (
        PARTITION BY site, path, position ORDER BY count(*) DESC, referrer) = 1)
SELECT
    'missing_page_cluster', site, path, t, first_at, t, 10, 10,
    list(event_id ORDER BY missed), 0, '',
    CASE WHEN any_value(sources.referrer) IS NULL THEN '' ELSE 'referrer' END,
    coalesce(any_value(sources.referrer), '')
FROM ten LEFT JOIN sources USING (site, path, position)
GROUP BY site, path, position, t, first_at;

-- One transaction reported twice in a day.
INSERT INTO detections
WITH reported AS (
    SELECT
        site, transaction_id, event_id, t, action, amount, currency,
        lag(t) OVER in_transaction AS before,
        lag(event_id) OVER in_transaction AS id_before
    FROM acts
    WHERE NOT is_bot AND action IN ('purchase', 'conversion') AND transaction_id <> ''
    WINDOW in_transaction AS (PARTITION BY site, transaction_id ORDER BY t, event_id))
SELECT
    'duplicate_conversion', site, transaction_id, t, before, t, 2, 2, [id_before, event_id],
    CASE action WHEN 'purchase' THEN amount ELSE 0 END, currency, '', ''
FROM reported
WHERE t - before < 24 * 60 * 60 * 1000;
