-- What is kept aside: the same records, each once, with the reason and the original bytes.
INSERT INTO differences
SELECT topic, 'doubled', concat_ws('|', partition_id, log_offset), '1', count(*)
FROM published_rejects
GROUP BY topic, partition_id, log_offset
HAVING count(*) > 1;

INSERT INTO differences
SELECT
    coalesce(w.topic, f.topic),
    CASE
        WHEN f.topic IS NULL THEN 'lost'
        WHEN w.topic IS NULL THEN 'extra'
        ELSE 'wrong'
    END,
    concat_ws('|', coalesce(w.partition_id, f.partition_id), coalesce(w.log_offset, f.log_offset)),
    concat_ws(' ', w.reason, w.bytes_hash), concat_ws(' ', f.source_topic, f.reason, f.bytes_hash)
FROM expected_rejects AS w
FULL JOIN (SELECT DISTINCT * FROM published_rejects) AS f
    USING (topic, partition_id, log_offset)
WHERE w.topic IS NULL OR f.topic IS NULL
    OR w.reason <> f.reason OR w.bytes_hash <> f.bytes_hash OR f.source_topic <> 'events';
