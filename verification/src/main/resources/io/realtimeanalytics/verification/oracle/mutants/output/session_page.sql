-- One session ends on another page.
UPDATE published_sessions SET exit_page = exit_page || 'x'
WHERE session_id = (SELECT min(session_id) FROM published_sessions);
