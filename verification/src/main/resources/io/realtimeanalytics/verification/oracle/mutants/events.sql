-- The events of the sites in scope, to be treated as a faulty job would.
CREATE OR REPLACE TABLE events AS SELECT * FROM oracle.events SEMI JOIN scope USING (site);
