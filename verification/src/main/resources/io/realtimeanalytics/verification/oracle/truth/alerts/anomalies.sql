-- What detectors of anomalies see: events in time, and the first settled word on each minute.

-- Received at most 10 s after they happened, and not from bots.
CREATE OR REPLACE VIEW sightings AS
SELECT
    site, event_id, id_hash, visitor, event_time AS t, type, country, device,
    source_of(is_entrance AND type = 'page_view', referrer, host) AS source,
    coalesce(campaign, '') AS campaign, coalesce(message, '') AS error
FROM readable
WHERE received_at - event_time <= 10000 AND NOT is_bot;

CREATE OR REPLACE TABLE seconds_heard AS
SELECT site, t // 1000 AS second, min(t) AS oldest, max(t) AS newest
FROM sightings
GROUP BY ALL;

-- A minute of which there is no event in time counts for nothing.
CREATE OR REPLACE TABLE minute_words AS
SELECT
    site, metric, start, count, items,
    start IN (SELECT second * 1000 // 60000 * 60000 FROM seconds_heard AS h WHERE h.site = r.site)
        AS is_heard
FROM results AS r
WHERE topic = 'metrics.settled' AND win = '1m'
    AND metric IN ('events', 'visitors', 'sessions', 'converting_sessions', 'top_countries',
        'top_devices', 'top_referrers', 'top_campaigns', 'exceptions', 'conversions')
QUALIFY row_number() OVER (PARTITION BY site, metric, start ORDER BY revision, log_offset) = 1;

-- By how many visitors each error was met, ten at most; without a message, of all errors.
CREATE OR REPLACE TABLE error_visitors AS
SELECT site, t // 60000 * 60000 AS start, error, least(10, count(DISTINCT visitor)) AS visitors
FROM sightings
WHERE type = 'exception' AND error <> ''
GROUP BY site, start, CUBE (error)
HAVING error IS NULL OR error <> '';
