-- A silent site is not noticed.
DELETE FROM published_alerts
WHERE alert_id = (
    SELECT min(alert_id) FROM published_alerts WHERE pattern = 'silence');
