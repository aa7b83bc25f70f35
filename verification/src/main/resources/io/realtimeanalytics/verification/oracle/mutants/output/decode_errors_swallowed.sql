-- An unreadable record is dropped in silence.
DELETE FROM published_rejects
WHERE topic = 'events.dead-letter' AND (partition_id, log_offset) = (
    SELECT (partition_id, log_offset)
    FROM published_rejects
    WHERE topic = 'events.dead-letter'
    ORDER BY partition_id, log_offset
    LIMIT 1);
