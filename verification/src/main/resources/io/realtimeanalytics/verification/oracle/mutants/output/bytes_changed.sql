-- The bytes of an unreadable record are not kept as they came.
UPDATE published_rejects SET bytes_hash = bytes_hash + 1
WHERE topic = 'events.dead-letter' AND log_offset = (
    SELECT min(log_offset) FROM published_rejects WHERE topic = 'events.dead-letter');
