-- Everything that is not as it should be, one row each.
CREATE OR REPLACE TABLE differences (
    what VARCHAR, kind VARCHAR, key VARCHAR, expected VARCHAR, found VARCHAR);
