-- Conversions by name, and their value by currency.
CREATE OR REPLACE VIEW conversions AS
SELECT site, name, event_time, id_hash, value_minor, currency
FROM counted ANTI JOIN repeated_orders USING (partition_id, log_offset)
WHERE type = 'conversion';

CREATE OR REPLACE VIEW additions AS
SELECT site, 'conversions' AS metric, name AS item, event_time AS t, 1 AS n, 0 AS amount, id_hash
FROM conversions
UNION ALL
SELECT site, 'revenue', currency, event_time, 1, value_minor, id_hash
FROM conversions
WHERE currency <> '';
