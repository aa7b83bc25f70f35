-- What the job really published for the sites in scope, to be spoilt.
CREATE OR REPLACE TABLE newest AS SELECT * FROM oracle.newest SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE published_sessions AS
SELECT * FROM oracle.published_sessions SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE published_rejects AS SELECT * FROM oracle.published_rejects;
CREATE OR REPLACE TABLE results AS
SELECT * FROM oracle.results SEMI JOIN scope USING (site) WHERE topic = 'metrics.settled';
CREATE OR REPLACE TABLE points AS SELECT * FROM oracle.points SEMI JOIN scope USING (site);
CREATE OR REPLACE TABLE published_alerts AS
SELECT * FROM oracle.published_alerts SEMI JOIN scope USING (site);
