-- Page views by what they were of, and entrances by what led to them.
CREATE OR REPLACE VIEW page_views AS
SELECT
    site, event_time, id_hash, path, country, device, campaign,
    source_of(is_entrance, referrer, host) AS source
FROM counted
WHERE type = 'page_view';

CREATE OR REPLACE VIEW additions AS
SELECT site, 'top_pages' AS metric, path AS item, event_time AS t, 1 AS n, 0 AS amount, id_hash
FROM page_views
UNION ALL
SELECT site, 'top_countries', country, event_time, 1, 0, id_hash FROM page_views
UNION ALL
SELECT site, 'top_devices', device, event_time, 1, 0, id_hash FROM page_views
UNION ALL
SELECT site, 'top_referrers', source, event_time, 1, 0, id_hash
FROM page_views
WHERE source <> ''
UNION ALL
SELECT site, 'top_campaigns', campaign, event_time, 1, 0, id_hash
FROM page_views
WHERE source <> '' AND campaign <> '';
