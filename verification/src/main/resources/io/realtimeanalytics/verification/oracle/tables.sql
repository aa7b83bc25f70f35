-- What is read from the topics and from the time-series store, and nothing else.

-- One row per record of the topic `events` that has a value. `fault` says why it is no event.
CREATE TABLE events (
    partition_id INTEGER, log_offset BIGINT, fault VARCHAR, bytes_hash BIGINT,
    site VARCHAR, event_id VARCHAR, id_hash BIGINT, visitor VARCHAR, visitor_hash BIGINT,
    type VARCHAR, name VARCHAR, event_time BIGINT, received_at BIGINT,
    path VARCHAR, host VARCHAR, referrer VARCHAR, is_entrance BOOLEAN, campaign VARCHAR,
    country VARCHAR, device VARCHAR, vital VARCHAR, measure DOUBLE, message VARCHAR,
    value_minor BIGINT, currency VARCHAR, transaction_id VARCHAR, is_bot BOOLEAN,
    page_view_id VARCHAR, title VARCHAR, x INTEGER, y INTEGER, status VARCHAR,
    total_minor BIGINT, price_minor BIGINT, quantity BIGINT, unit VARCHAR);

-- One row per record of `metrics.live` and `metrics.settled`. Items as text, one per line:
-- name=count/amount/value in millionths.
CREATE TABLE results (
    topic VARCHAR, partition_id INTEGER, log_offset BIGINT,
    site VARCHAR, metric VARCHAR, win VARCHAR, start BIGINT, status VARCHAR, revision BIGINT,
    count BIGINT, amount BIGINT, digest BIGINT, items VARCHAR, sketch BLOB);

-- One row per point of the time-series store. Items as above.
CREATE TABLE points (
    tier VARCHAR, site VARCHAR, metric VARCHAR, win VARCHAR, start BIGINT, revision BIGINT,
    count BIGINT, amount BIGINT, items VARCHAR, sketch BLOB);

-- One row per record of `sessions`. Revenue as text: currency=amount, by currency.
CREATE TABLE published_sessions (
    site VARCHAR, session_id VARCHAR, visitor VARCHAR, started_at BIGINT, ended_at BIGINT,
    events BIGINT, page_views BIGINT, entry_page VARCHAR, exit_page VARCHAR, referrer VARCHAR,
    campaign VARCHAR, country VARCHAR, device VARCHAR, conversions BIGINT, revenue VARCHAR,
    is_engaged BOOLEAN);

-- One row per record of `events.late` and `events.dead-letter`.
CREATE TABLE published_rejects (
    topic VARCHAR, reason VARCHAR, source_topic VARCHAR, partition_id INTEGER, log_offset BIGINT,
    bytes_hash BIGINT);

-- One row per record of `alerts`. Ids of events as text, one per line.
CREATE TABLE published_alerts (
    partition_id INTEGER, log_offset BIGINT, alert_id VARCHAR, site VARCHAR, pattern VARCHAR,
    severity VARCHAR, status VARCHAR, subject VARCHAR, dimension VARCHAR, item VARCHAR,
    first_at BIGINT, last_at BIGINT, detected_at BIGINT, resolved_at BIGINT, n BIGINT,
    value DOUBLE, threshold DOUBLE, amount BIGINT, currency VARCHAR, event_ids VARCHAR);
