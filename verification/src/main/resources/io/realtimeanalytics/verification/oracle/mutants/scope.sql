-- The sites that a mutant touches: all of a small run, the two smallest of a large one.
CREATE OR REPLACE TABLE scope AS
SELECT site
FROM (
    SELECT site, row_number() OVER (ORDER BY sum(n), site) AS place, sum(sum(n)) OVER () AS total
    FROM oracle.arrivals
    GROUP BY site)
WHERE place <= 2 OR total < 1000000;
