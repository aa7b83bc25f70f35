-- One event in a million is not counted.
DELETE FROM events WHERE (partition_id, log_offset) IN (
    SELECT (partition_id, log_offset)
    FROM oracle.counted SEMI JOIN scope USING (site) ANTI JOIN oracle.copies USING (site, event_id)
    ORDER BY id_hash
    LIMIT 1);
