-- Sessions: visits of one visitor without a silence of 30 minutes.

CREATE OR REPLACE TABLE session_events AS
WITH visits AS (
    SELECT
        *,
        row_number() OVER in_time AS position,
        event_time - lag(event_time) OVER in_time AS silence
    FROM counted
    WHERE visitor IS NOT NULL
    WINDOW in_time AS (PARTITION BY site, visitor ORDER BY event_time, id_hash))
SELECT
    site, visitor, event_time, position, type, name, path, country, device, campaign,
    source_of(is_entrance, referrer, host) AS source, transaction_id, value_minor, currency,
    count(*) FILTER (WHERE silence IS NULL OR silence >= 30 * 60 * 1000) OVER (
        PARTITION BY site, visitor ORDER BY position) AS number
FROM visits;

-- Of an order reported more than once in a session, the earliest counts.
CREATE OR REPLACE TABLE session_conversions AS
SELECT * EXCLUDE (turn)
FROM (
    SELECT
        site, visitor, number, event_time, transaction_id, value_minor, currency,
        row_number() OVER (
            PARTITION BY site, visitor, number, name, transaction_id ORDER BY position) AS turn
    FROM session_events
    WHERE type = 'conversion')
WHERE turn = 1 OR transaction_id IS NULL;

CREATE OR REPLACE TABLE session_orders AS
SELECT
    site, visitor, number, sum(n)::BIGINT AS conversions, min(first_at) AS converted_at,
    coalesce(
        string_agg(currency || '=' || value, ',' ORDER BY currency) FILTER (WHERE currency <> ''),
        '') AS revenue
FROM (
    SELECT
        site, visitor, number, currency, count(*) AS n, sum(value_minor)::BIGINT AS value,
        min(event_time) AS first_at
    FROM session_conversions
    GROUP BY ALL)
GROUP BY ALL;

-- Ties in event time are broken by event id: that is in the position.
CREATE OR REPLACE TABLE expected_sessions AS
WITH gathered AS (
    SELECT
        site, visitor, number,
        min(event_time) AS started_at,
        max(event_time) AS ended_at,
        count(*) AS events,
        count(*) FILTER (WHERE type = 'page_view') AS page_views,
        min_by(path, position) FILTER (WHERE type = 'page_view') AS entry_page,
        max_by(path, position) FILTER (WHERE type = 'page_view') AS exit_page,
        min_by(source, position) FILTER (WHERE type = 'page_view') AS source,
        max_by(campaign, position) FILTER (WHERE campaign <> '') AS campaign,
        min_by(country, position) AS country,
        min_by(device, position) AS device
    FROM session_events
    GROUP BY site, visitor, number)
SELECT
    site, visitor || '-' || started_at AS session_id, visitor, started_at, ended_at, events,
    page_views, coalesce(entry_page, '') AS entry_page, coalesce(exit_page, '') AS exit_page,
    coalesce(nullif(source, ''), '(direct)') AS referrer, campaign, country, device,
    coalesce(conversions, 0) AS conversions, coalesce(revenue, '') AS revenue,
    ended_at - started_at > 10000 OR coalesce(conversions, 0) > 0 OR page_views >= 2 AS is_engaged
FROM gathered LEFT JOIN session_orders USING (site, visitor, number);

-- First time of each step; a step counts once all steps before it have been seen, in that order.
CREATE OR REPLACE TABLE steps AS
SELECT
    site,
    min(event_time) FILTER (WHERE name = 'view_item') AS viewed,
    min(event_time) FILTER (WHERE name = 'add_to_cart') AS added,
    min(event_time) FILTER (WHERE name = 'begin_checkout') AS begun,
    min(event_time) FILTER (WHERE name = 'purchase') AS bought
FROM session_events
WHERE type IN ('custom', 'conversion')
GROUP BY site, visitor, number;

CREATE OR REPLACE VIEW additions AS
SELECT site, 'sessions' AS metric, '' AS item, started_at AS t, 1 AS n, 0 AS amount, 0 AS id_hash
FROM expected_sessions
UNION ALL
SELECT site, 'converting_sessions', '', converted_at, 1, 0, 0 FROM session_orders
UNION ALL
SELECT site, 'funnel', 'view_item', viewed, 1, 0, 0 FROM steps WHERE viewed IS NOT NULL
UNION ALL
SELECT site, 'funnel', 'add_to_cart', added, 1, added - viewed, 0 FROM steps WHERE added >= viewed
UNION ALL
SELECT site, 'funnel', 'begin_checkout', begun, 1, begun - added, 0
FROM steps
WHERE added >= viewed AND begun >= added
UNION ALL
SELECT site, 'funnel', 'purchase', bought, 1, bought - begun, 0
FROM steps
WHERE added >= viewed AND begun >= added AND bought >= begun;
