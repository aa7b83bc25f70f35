-- Windows go by arrival instead of event time.
UPDATE events SET event_time = received_at
WHERE fault IS NULL AND received_at - event_time <= 15 * 60 * 1000;
