-- One visitor's events are counted for another site.
CREATE OR REPLACE TABLE victims AS
SELECT s.site, s.visitor, other.site AS other_site
FROM oracle.expected_sessions AS s
SEMI JOIN scope ON s.site = scope.site
JOIN scope AS other ON other.site <> s.site
ORDER BY s.session_id, other.site
LIMIT 1;

UPDATE events SET site = victims.other_site
FROM victims
WHERE events.site = victims.site AND events.visitor = victims.visitor;
