-- An anomaly is measured by another expectation, two per cent off.
UPDATE published_alerts
SET threshold = threshold * 1.02
WHERE alert_id = (
    SELECT min(alert_id) FROM published_alerts WHERE pattern IN ('traffic_spike', 'traffic_drop'));
