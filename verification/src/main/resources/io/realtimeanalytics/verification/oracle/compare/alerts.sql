-- Each alert once open and once resolved, in this order, with all that it says but its sentence.
INSERT INTO differences
SELECT 'alerts', 'unknown pattern', pattern, '', count(*) || ' records'
FROM published_alerts
WHERE pattern NOT IN (FROM patterns SELECT pattern)
GROUP BY pattern;

INSERT INTO differences
SELECT 'alerts', 'doubled', concat_ws('|', pattern, site, subject, alert_id, status), '1', count(*)
FROM published_alerts
GROUP BY pattern, site, subject, alert_id, status
HAVING count(*) > 1;

INSERT INTO differences
SELECT 'alerts', 'older', concat_ws('|', pattern, site, subject, alert_id), 'open first', status
FROM (
    SELECT
        *, row_number() OVER (PARTITION BY alert_id ORDER BY partition_id, log_offset) AS turn
    FROM published_alerts)
WHERE turn = 1 AND status <> 'open';

INSERT INTO differences
WITH found AS (
    SELECT DISTINCT * EXCLUDE (partition_id, log_offset)
    FROM published_alerts SEMI JOIN patterns USING (pattern))
SELECT
    'alerts',
    CASE WHEN f IS NULL THEN 'lost' WHEN w IS NULL THEN 'extra' ELSE 'wrong' END,
    concat_ws('|', coalesce(w.pattern, f.pattern), coalesce(w.site, f.site),
        coalesce(w.subject, f.subject), coalesce(w.alert_id, f.alert_id),
        coalesce(w.status, f.status)),
    coalesce(w::VARCHAR, ''), coalesce(f::VARCHAR, '')
FROM expected_alerts AS w
FULL JOIN found AS f ON w.alert_id = f.alert_id AND w.status = f.status
WHERE w IS NULL OR f IS NULL
    OR (w.site, w.pattern, w.severity, w.subject, w.dimension, w.item, w.first_at, w.last_at,
        w.detected_at, w.resolved_at)
        IS DISTINCT FROM
        (f.site, f.pattern, f.severity, f.subject, f.dimension, f.item, f.first_at, f.last_at,
        f.detected_at, f.resolved_at)
    OR (w.n, w.amount, w.currency, w.event_ids)
        IS DISTINCT FROM (f.n, f.amount, f.currency, f.event_ids)
    -- Sums of decimals: in another order the last digits may differ.
    OR abs(w.value - f.value) > 1e-9 * greatest(1, abs(w.value))
    OR abs(w.threshold - f.threshold) > 1e-9 * greatest(1, abs(w.threshold));
