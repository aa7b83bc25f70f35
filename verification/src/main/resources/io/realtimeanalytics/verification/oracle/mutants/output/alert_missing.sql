-- One alert is not published.
DELETE FROM published_alerts
WHERE (alert_id, status) = (
    SELECT (alert_id, status)
    FROM published_alerts SEMI JOIN patterns USING (pattern)
    ORDER BY alert_id, status
    LIMIT 1);
