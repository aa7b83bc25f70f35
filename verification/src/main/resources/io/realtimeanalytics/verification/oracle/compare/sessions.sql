-- One record per session, every field as it should be.
INSERT INTO differences
SELECT 'sessions', 'doubled', site || '|' || session_id, '1', count(*)
FROM published_sessions
GROUP BY site, session_id
HAVING count(*) > 1;

INSERT INTO differences
SELECT
    'sessions',
    CASE WHEN f IS NULL THEN 'lost' WHEN w IS NULL THEN 'extra' ELSE 'wrong' END,
    coalesce(w.site, f.site) || '|' || coalesce(w.session_id, f.session_id),
    coalesce(w::VARCHAR, ''), coalesce(f::VARCHAR, '')
FROM expected_sessions AS w
FULL JOIN (SELECT DISTINCT * FROM published_sessions) AS f
    ON w.site = f.site AND w.session_id = f.session_id
WHERE w IS NULL OR f IS NULL
    OR (w.visitor, w.started_at, w.ended_at, w.events, w.page_views, w.entry_page, w.exit_page)
        IS DISTINCT FROM
        (f.visitor, f.started_at, f.ended_at, f.events, f.page_views, f.entry_page, f.exit_page)
    OR (w.referrer, w.campaign, w.country, w.device, w.conversions, w.revenue, w.is_engaged)
        IS DISTINCT FROM
        (f.referrer, f.campaign, f.country, f.device, f.conversions, f.revenue, f.is_engaged);
