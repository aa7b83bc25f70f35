-- An order that is reported again counts again.
UPDATE events SET transaction_id = NULL WHERE transaction_id IS NOT NULL;
