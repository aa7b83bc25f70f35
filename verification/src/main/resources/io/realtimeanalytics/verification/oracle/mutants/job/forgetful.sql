-- Copies are told by arrival: an id is forgotten after ten seconds.
UPDATE events SET event_id = event_id || '-forgotten'
WHERE (partition_id, log_offset) IN (
    SELECT (later.partition_id, later.log_offset)
    FROM oracle.counted AS earlier
    JOIN oracle.readable AS later
        ON later.site = earlier.site AND later.event_id = earlier.event_id
        AND later.received_at - earlier.received_at > 10000
        AND NOT later.is_late
    SEMI JOIN oracle.duplicates ON later.partition_id = duplicates.partition_id
        AND later.log_offset = duplicates.log_offset
    WHERE earlier.event_id IN (SELECT event_id FROM oracle.copies));
