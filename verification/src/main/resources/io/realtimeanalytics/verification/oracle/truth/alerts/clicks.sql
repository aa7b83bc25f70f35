-- Clicks and errors of one page view.
CREATE OR REPLACE TABLE page_acts AS
SELECT
    site, page_view_id, visitor, event_id, t, action, x, y, amount, currency
FROM acts
WHERE NOT is_bot AND visitor <> '' AND page_view_id <> ''
    AND action IN ('click', 'error', 'payment_error');

-- Three in a row, each near the one before and soon after it.
INSERT INTO detections
WITH clicks AS (
    SELECT
        *,
        t - lag(t) OVER in_order < 1000
            AND abs(x - lag(x) OVER in_order) + abs(y - lag(y) OVER in_order) < 30 AS is_linked,
        lag(t, 2) OVER in_order AS first_at,
        lag(visitor, 2) OVER in_order AS subject,
        [lag(event_id, 2) OVER in_order, lag(event_id) OVER in_order, event_id] AS ids
    FROM page_acts
    WHERE action = 'click'
    WINDOW in_order AS (PARTITION BY site, page_view_id ORDER BY t, event_id)),
rows_of_three AS (
    SELECT
        *,
        is_linked AND lag(is_linked) OVER (
            PARTITION BY site, page_view_id ORDER BY t, event_id) AS is_rage
    FROM clicks)
SELECT 'rage_click', site, subject, t, first_at, t, 3, 0, ids, 0, '', '', ''
FROM rows_of_three
WHERE is_rage;

-- A click directly followed by an error.
INSERT INTO detections
WITH followed AS (
    SELECT
        *,
        lead(action) OVER in_order AS next_action,
        lead(t) OVER in_order AS next_t,
        lead(event_id) OVER in_order AS next_id,
        lead(amount) OVER in_order AS next_amount,
        lead(currency) OVER in_order AS next_currency
    FROM page_acts
    WINDOW in_order AS (PARTITION BY site, page_view_id ORDER BY t, event_id))
SELECT
    'error_click', site, visitor, next_t, t, next_t, 2, 0, [event_id, next_id], next_amount,
    coalesce(nullif(next_currency, ''), currency), '', ''
FROM followed
WHERE action = 'click' AND next_action IN ('error', 'payment_error') AND next_t - t < 1000;
