-- What patterns see of events, by docs/patterns.md.

-- Received at most 10 s after it happened; of copies the first.
CREATE OR REPLACE TABLE second_copies AS
SELECT partition_id, log_offset
FROM readable SEMI JOIN copies USING (partition_id, log_offset)
WHERE received_at - event_time <= 10000
QUALIFY row_number() OVER (PARTITION BY site, event_id ORDER BY partition_id, log_offset) > 1;

CREATE OR REPLACE TABLE acts AS
SELECT
    site, event_id, coalesce(visitor, '') AS visitor, is_bot, event_time AS t,
    coalesce(page_view_id, '') AS page_view_id, path, x, y,
    CASE type
        WHEN 'conversion' THEN greatest(0, value_minor)
        WHEN 'custom' THEN greatest(
            0, coalesce(total_minor, coalesce(price_minor, 0) * coalesce(quantity, 1)))
        ELSE 0
    END AS amount,
    coalesce(CASE type WHEN 'conversion' THEN currency ELSE unit END, '') AS currency,
    coalesce(transaction_id, '') AS transaction_id, coalesce(referrer, '') AS referrer,
    CASE type
        WHEN 'click' THEN 'click'
        WHEN 'session_end' THEN 'session_end'
        WHEN 'page_view' THEN CASE
            WHEN status = '404' OR starts_with(lower(title), '404')
                OR contains(lower(title), 'not found')
            THEN 'missing_page' ELSE 'page_view' END
        WHEN 'exception' THEN
            CASE WHEN starts_with(message, 'PaymentError') THEN 'payment_error' ELSE 'error' END
        WHEN 'conversion' THEN CASE name WHEN 'purchase' THEN 'purchase' ELSE 'conversion' END
        WHEN 'custom' THEN CASE
            WHEN name IN ('payment_error', 'payment_failed') THEN 'payment_error'
            WHEN name IN (
                'add_to_cart', 'remove_from_cart', 'view_cart', 'begin_checkout',
                'add_shipping_info', 'add_payment_info', 'form_start', 'form_submit')
            THEN name
            ELSE 'other' END
        ELSE 'other'
    END AS action
FROM readable ANTI JOIN second_copies USING (partition_id, log_offset)
WHERE received_at - event_time <= 10000;

-- What a row of acts is worth: additions, removals, or what says the whole.
CREATE OR REPLACE MACRO worth(row_of_acts) AS list_reduce(
    row_of_acts,
    lambda before, act: {
        'action': act.action,
        'amount': CASE
            WHEN act.action = 'add_to_cart' THEN before.amount + act.amount
            WHEN act.action = 'remove_from_cart' THEN greatest(0, before.amount - act.amount)
            WHEN act.amount > 0 THEN act.amount
            ELSE before.amount END,
        'currency': CASE act.currency WHEN '' THEN before.currency ELSE act.currency END},
    {'action': '', 'amount': 0::BIGINT, 'currency': ''});

CREATE OR REPLACE TABLE detections (
    pattern VARCHAR, site VARCHAR, subject VARCHAR, found_at BIGINT, first_at BIGINT, last_at BIGINT,
    n BIGINT, threshold BIGINT, ids VARCHAR[], amount BIGINT, currency VARCHAR,
    dimension VARCHAR, item VARCHAR);
