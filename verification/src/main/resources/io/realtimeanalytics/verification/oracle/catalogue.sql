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
