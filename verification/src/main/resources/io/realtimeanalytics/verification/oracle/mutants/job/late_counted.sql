-- Late events are counted.
UPDATE events SET received_at = event_time + 15 * 60 * 1000
WHERE fault IS NULL AND received_at - event_time > 15 * 60 * 1000;
