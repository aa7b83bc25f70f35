-- One session is published as two.
CREATE OR REPLACE TABLE victims AS
SELECT * FROM published_sessions WHERE ended_at > started_at ORDER BY session_id LIMIT 1;

DELETE FROM published_sessions WHERE session_id IN (SELECT session_id FROM victims);

INSERT INTO published_sessions
SELECT * REPLACE ((started_at + ended_at) // 2 AS ended_at, events - 1 AS events) FROM victims
UNION ALL
SELECT * REPLACE (
    visitor || '-' || ended_at AS session_id, ended_at AS started_at, 1 AS events) FROM victims;
