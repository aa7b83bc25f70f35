# Measuring and checking the whole from outside.

VERIFICATION := verification/target/verification.built

$(VERIFICATION): pom.xml $(shell find verification -path '*/target' -prune -o -path '*/src/test' -prune -o \
	-type f \( -name pom.xml -o -path '*/src/main/*' \) -print) $(DEMO_CLASS_PATH)
	@make/need maven
	@$(MVN) package -pl verification -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $@

# Beside what the local run needs: the oracle's database.
VERIFICATION_CLASS_PATH = verification/target/classes:$$(cat $(DEMO_CLASS_PATH)):$$(cat verification/target/classpath.txt)
ORACLE_EVENTS := $(or $(EVENTS),200000)

##@ Verify

.PHONY: oracle
oracle: $(VERIFICATION) ## Recompute all results in SQL and compare; faulty platforms must be noticed (EVENTS=10000000)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	java -Xms1g -Xmx4g -cp "$(VERIFICATION_CLASS_PATH)" io.realtimeanalytics.verification.oracle.run.OracleRun \
		$(ORACLE_EVENTS) "$$folder" "$(CURDIR)/local-run/target/registry" docs/oracle-report.md

##@ Measure

.PHONY: bench-live
bench-live: $(VERIFICATION) $(DASHBOARD) $(TRACKER) ## Latency in a real browser, and the ledger against the results (RATE=2000, SECONDS=180)
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node verification/browser/bench-live.mjs $(or $(RATE),2000) $(or $(SECONDS),180)

.PHONY: bench-dashboard
bench-dashboard: $(DASHBOARD) ## How busy 20 updates a second keep the page; fails above 20 % (SECONDS=20)
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node verification/screen/bench-dashboard.mjs $(or $(SECONDS),20)

.PHONY: bench-drain
bench-drain: $(VERIFICATION) ## How fast the live job reads what has piled up, beside a bare source (EVENTS=1000000, ROUNDS=3)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	java -Xms2g -Xmx4g -cp "verification/target/classes:$$(cat $(DEMO_CLASS_PATH))" \
		io.realtimeanalytics.verification.drain.DrainBench \
		$(or $(EVENTS),1000000) $(or $(ROUNDS),3) "$$folder" "$(CURDIR)/local-run/target/registry"

BENCH_JAVA = java -Xms1g -Xmx2g -XX:+UseG1GC -XX:MaxGCPauseMillis=20 \
	-cp "verification/target/classes:$$(cat $(DEMO_CLASS_PATH))" io.realtimeanalytics.verification

# InfluxDB takes part by INFLUX_URL, INFLUX_TOKEN, INFLUX_ORG; the outage needs INFLUX_COMMAND, which runs it, too.
.PHONY: bench-history
bench-history: $(VERIFICATION) ## History: writes, questions, and the store away under load (RATE=1000, SECONDS=60)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(BENCH_JAVA).history.StoreBench "$$folder/store"; \
	INFLUX_COMMAND= $(BENCH_JAVA).history.OutageBench $(or $(RATE),1000) $(or $(SECONDS),60) \
		"$$folder/questdb" "$(CURDIR)/local-run/target/registry"; \
	[ -z "$${INFLUX_COMMAND:-}" ] || $(BENCH_JAVA).history.OutageBench $(or $(RATE),1000) $(or $(SECONDS),60) \
		"$$folder/influx" "$(CURDIR)/local-run/target/registry"

.PHONY: bench-patterns
bench-patterns: $(VERIFICATION) ## Candidates a second through CEP in memory and RocksDB, and the patterns job on a backlog
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	java -Xms2g -Xmx4g -Ddemo.logs="$$folder/logs" -cp "verification/target/classes:$$(cat $(DEMO_CLASS_PATH))" \
		io.realtimeanalytics.verification.drain.PatternsBench \
		$(or $(MEMORY),600000) $(or $(ROCKSDB),60000) $(or $(EVENTS),600000) "$$folder" "$(CURDIR)/local-run/target/registry"

# What the bridge is advised to run with.
SERVER_JVM := -Xms64m -Xmx1g -XX:+UseSerialGC -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20
# Clients that share the machine shall not collect garbage beside the work.
FANOUT_JAVA = java -Xms1g -Xmx2g -XX:+UseParallelGC -cp "verification/target/classes:$$(cat $(DEMO_CLASS_PATH))" \
	io.realtimeanalytics.verification.fanout
BRIDGE_PARTS := $(or $(PARTS),spread stalled naive bare)

.PHONY: bench-bridge
bench-bridge: $(VERIFICATION) $(NODE_MODULES) ## The bridge with 10,000 clients, slow ones too, beside other servers (CLIENTS=10000, SECONDS=60, PARTS="spread stalled naive bare")
	@ulimit -n "$$(ulimit -Hn)"; clients=$(or $(CLIENTS),10000); \
	[ "$$(ulimit -n)" = unlimited ] || [ "$$(ulimit -n)" -gt $$((clients + 1000)) ] || \
		{ echo "Too few open files allowed: raise the hard limit (ulimit -Hn) above $$((clients + 1000))"; exit 2; }; \
	folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(FANOUT_JAVA).BridgeBench $$clients $$((clients / 5)) $(or $(SECONDS),60) "$(BRIDGE_PARTS)" \
		"$(SERVER_JVM)" "$$folder" "$(CURDIR)/local-run/target/registry"

.PHONY: bench-drops
bench-drops: $(VERIFICATION) ## Screens whose connections break all the time, and what they show in the end (CLIENTS=500, SECONDS=600)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
	$(FANOUT_JAVA).drops.DropsBench $(or $(CLIENTS),500) $(or $(SECONDS),600) "$(SERVER_JVM)" "$$folder" \
		"$(CURDIR)/local-run/target/registry"

##@ Docs

.PHONY: docs
docs: ## Write the generated pages anew
	@make/need maven
	@$(MVN) verify -pl local-run -am -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false \
		-Dtests.required=false -Ddocs.update=true
