-- The metrics that this program recomputes. A result of another metric fails the run.
CREATE TABLE catalogue (metric VARCHAR, is_itemized BOOLEAN, has_digest BOOLEAN);

INSERT INTO catalogue VALUES
    ('events', false, true),
    ('event_types', true, true),
    ('page_views', false, true),
    ('clicks', false, true),
    ('top_pages', true, true),
    ('top_countries', true, true),
    ('top_devices', true, true),
    ('top_referrers', true, true),
    ('top_campaigns', true, true),
    ('custom_events', true, true),
    ('exceptions', true, true),
    ('web_vitals', true, true),
    ('conversions', true, true),
    ('revenue', true, true),
    ('sessions', false, false),
    ('converting_sessions', false, false),
    ('funnel', true, false),
    ('active_visitors', false, false),
    ('visitors', false, false),
    ('in_checkout', false, false),
    ('outcomes', true, false);

-- The patterns and detectors that this program looks for again, as they are built in. An alert of
-- another one fails the run.
CREATE TABLE patterns (pattern VARCHAR, severity VARCHAR, cooldown BIGINT);

INSERT INTO patterns VALUES
    ('rage_click', 'info', 10 * 60 * 1000),
    ('error_click', 'warning', 10 * 60 * 1000),
    ('cart_abandonment', 'info', 60 * 60 * 1000),
    ('checkout_abandonment', 'warning', 60 * 60 * 1000),
    ('payment_struggle', 'critical', 60 * 60 * 1000),
    ('form_abandonment', 'info', 60 * 60 * 1000),
    ('bot_burst', 'warning', 10 * 60 * 1000),
    ('missing_page_cluster', 'warning', 60 * 60 * 1000),
    ('duplicate_conversion', 'warning', 60 * 60 * 1000),
    ('traffic_spike', 'info', 60 * 60 * 1000),
    ('traffic_drop', 'critical', 60 * 60 * 1000),
    ('silence', 'critical', 10 * 60 * 1000),
    ('error_spike', 'critical', 60 * 60 * 1000),
    ('conversion_drop', 'critical', 60 * 60 * 1000);
