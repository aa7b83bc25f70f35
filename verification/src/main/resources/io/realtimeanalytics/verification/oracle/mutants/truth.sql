-- What should be, of the sites in scope.
CREATE OR REPLACE TABLE expected AS SELECT * FROM oracle.expected SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE expected_sketches AS
SELECT * FROM oracle.expected_sketches SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE expected_sessions AS
SELECT * FROM oracle.expected_sessions SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE expected_rejects AS SELECT * FROM oracle.expected_rejects;
CREATE OR REPLACE TABLE arrivals AS SELECT * FROM oracle.arrivals SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE copies AS SELECT * FROM oracle.copies LIMIT 0;
CREATE OR REPLACE TABLE expected_alerts AS
SELECT * FROM oracle.expected_alerts SEMI JOIN scope USING (site);
