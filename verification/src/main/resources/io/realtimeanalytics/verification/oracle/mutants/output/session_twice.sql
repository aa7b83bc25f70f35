-- One session is published twice.
INSERT INTO published_sessions SELECT * FROM published_sessions ORDER BY session_id LIMIT 1;
