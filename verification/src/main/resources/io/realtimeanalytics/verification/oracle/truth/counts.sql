-- Plain counts of events.
CREATE OR REPLACE VIEW additions AS
SELECT site, 'events' AS metric, '' AS item, event_time AS t, 1 AS n, 0 AS amount, id_hash
FROM counted
UNION ALL
SELECT site, 'event_types', type, event_time, 1, 0, id_hash FROM counted
UNION ALL
SELECT site, 'page_views', '', event_time, 1, 0, id_hash FROM counted WHERE type = 'page_view'
UNION ALL
SELECT site, 'clicks', '', event_time, 1, 0, id_hash FROM counted WHERE type = 'click'
UNION ALL
SELECT site, 'custom_events', name, event_time, 1, 0, id_hash FROM counted WHERE type = 'custom'
UNION ALL
SELECT site, 'exceptions', message, event_time, 1, 0, id_hash
FROM counted
WHERE type = 'exception';
