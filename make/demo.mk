# The local run: everything on this machine, without a cluster, Docker or accounts.

# Everything the demo keeps. Settings DEMO_*, and those of the programs, come from the environment.
DEMO_DIR ?= .demo
DEMO_JVM := -Xms512m -Xmx3g -XX:+UseG1GC -XX:MaxGCPauseMillis=50 -XX:+ExitOnOutOfMemoryError \
	-XX:-UsePerfData

export DEMO_DIR
# Short forms: make demo RATE=5000 FAULTS=true
ifdef RATE
export DEMO_RATE := $(RATE)
endif
ifdef FAULTS
export DEMO_FAULTS := $(FAULTS)
endif

##@ Demo

.PHONY: demo
demo: $(DEMO_CLASS_PATH) $(DASHBOARD) $(TRACKER) ## Run the whole pipeline here; again: go on (RATE=5000, FAULTS=true)
	@make/need java
	@[ ! -t 1 ] || [ -n "$${NO_COLOR:-}" ] || color=-Ddemo.color=true; \
	exec java $(DEMO_JVM) $${color:-} -cp "$$(cat $(DEMO_CLASS_PATH))" io.realtimeanalytics.local.LocalRunMain

.PHONY: demo-clean
demo-clean: ## Forget everything the demo has kept
	@make/demo-clean "$(DEMO_DIR)"

.PHONY: patterns
patterns: $(DEMO_CLASS_PATH) ## Patterns and alerts of the running demo (DO=list, kinds, alerts, "put rage_click min_clicks=4" ...)
	@make/need java
	@java -XX:TieredStopAtLevel=1 -Ddemo.logs="$(DEMO_DIR)/logs/patterns" -cp "$$(cat $(DEMO_CLASS_PATH))" \
		io.realtimeanalytics.pipeline.pattern.tool.PatternsTool $(or $(DO),list)

.PHONY: backtest
backtest: $(DEMO_CLASS_PATH) ## When a pattern would have fired on the running demo's events (OF="traffic_spike factor=3")
	@make/need java
	@java -Xmx2g -Ddemo.logs="$(DEMO_DIR)/logs/backtest" -cp "$$(cat $(DEMO_CLASS_PATH))" \
		io.realtimeanalytics.pipeline.backtest.Backtest $(or $(OF),traffic_spike)
