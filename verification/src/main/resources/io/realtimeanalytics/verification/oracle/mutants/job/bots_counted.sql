-- Bots are counted.
UPDATE events SET is_bot = false WHERE is_bot;
