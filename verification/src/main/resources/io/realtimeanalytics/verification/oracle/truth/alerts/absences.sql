-- What a visitor begins and does not end.

-- Rows of parts, each less than the wait after the one before, with nothing else between them.
CREATE OR REPLACE TABLE rows_of_parts AS
WITH roles (pattern, wait, action, is_part) AS (
    VALUES
        ('cart_abandonment', 30 * 60 * 1000, 'add_to_cart', true),
        ('cart_abandonment', 30 * 60 * 1000, 'remove_from_cart', true),
        ('cart_abandonment', 30 * 60 * 1000, 'view_cart', true),
        ('cart_abandonment', 30 * 60 * 1000, 'purchase', false),
        ('checkout_abandonment', 30 * 60 * 1000, 'begin_checkout', true),
        ('checkout_abandonment', 30 * 60 * 1000, 'add_shipping_info', true),
        ('checkout_abandonment', 30 * 60 * 1000, 'add_payment_info', true),
        ('checkout_abandonment', 30 * 60 * 1000, 'purchase', false),
        ('checkout_abandonment', 30 * 60 * 1000, 'session_end', false),
        ('form_abandonment', 5 * 60 * 1000, 'form_start', true),
        ('form_abandonment', 5 * 60 * 1000, 'form_submit', false),
        ('form_abandonment', 5 * 60 * 1000, 'conversion', false),
        ('form_abandonment', 5 * 60 * 1000, 'purchase', false)),
played AS (
    SELECT
        pattern, wait, is_part, site, visitor, t, event_id, action, amount, currency,
        lag(is_part) OVER in_order AS was_part,
        t - lag(t) OVER in_order AS pause,
        lead(action) OVER in_order AS next_action,
        lead(t) OVER in_order AS next_t
    FROM acts JOIN roles USING (action)
    WHERE NOT is_bot AND visitor <> ''
    WINDOW in_order AS (PARTITION BY pattern, site, visitor ORDER BY t, event_id)),
numbered AS (
    SELECT
        *,
        count(*) FILTER (WHERE is_part AND (was_part IS NOT true OR pause >= wait)) OVER (
            PARTITION BY pattern, site, visitor ORDER BY t, event_id
            ROWS UNBOUNDED PRECEDING) AS number
    FROM played)
SELECT
    pattern, wait, site, visitor, number,
    min(t) AS first_at, max(t) AS last_at, count(*) AS n,
    list(event_id ORDER BY t, event_id)[:10] AS ids,
    worth(list({'action': action, 'amount': amount, 'currency': currency}
        ORDER BY t, event_id)) AS worth,
    last(next_action ORDER BY t, event_id) AS next_action,
    last(next_t ORDER BY t, event_id) AS next_t
FROM numbered
WHERE is_part
GROUP BY pattern, wait, site, visitor, number;

-- Nothing came after it in time, or the visitor left.
INSERT INTO detections
SELECT
    pattern, site, visitor,
    CASE WHEN next_t - last_at < wait THEN next_t ELSE last_at + wait END AS found_at,
    first_at, last_at, n, 0, ids, worth.amount, worth.currency, '', ''
FROM rows_of_parts
WHERE (next_t IS NULL OR next_t - last_at >= wait OR next_action = 'session_end')
    AND (pattern <> 'cart_abandonment' OR worth.amount >= 1);

-- Two attempts to pay in 10 min without an order.
INSERT INTO detections
WITH tried AS (
    SELECT
        site, visitor, t, event_id, action, amount, currency,
        lead(action) OVER in_order AS next_action,
        lead(t) OVER in_order AS next_t,
        lead(event_id) OVER in_order AS next_id,
        lead(amount) OVER in_order AS next_amount,
        lead(currency) OVER in_order AS next_currency,
        min(CASE action WHEN 'purchase' THEN t END) OVER (
            PARTITION BY site, visitor ORDER BY t, event_id
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS bought_at
    FROM acts
    WHERE NOT is_bot AND visitor <> ''
        AND action IN ('add_payment_info', 'payment_error', 'purchase')
    WINDOW in_order AS (PARTITION BY site, visitor ORDER BY t, event_id)),
valued AS (
    SELECT
        *,
        worth([{'action': action, 'amount': amount, 'currency': currency},
            {'action': next_action, 'amount': next_amount, 'currency': next_currency}]) AS worth
    FROM tried
    WHERE action <> 'purchase' AND next_action <> 'purchase' AND next_t - t < 10 * 60 * 1000
        AND (bought_at IS NULL OR bought_at - t >= 10 * 60 * 1000))
SELECT
    'payment_struggle', site, visitor, t + 10 * 60 * 1000, t, next_t, 2, 0, [event_id, next_id],
    worth.amount, worth.currency, '', ''
FROM valued;
