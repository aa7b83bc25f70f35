-- A late event is dropped in silence.
DELETE FROM published_rejects
WHERE topic = 'events.late' AND (partition_id, log_offset) = (
    SELECT (partition_id, log_offset)
    FROM published_rejects
    WHERE topic = 'events.late'
    ORDER BY partition_id, log_offset
    LIMIT 1);
