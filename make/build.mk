# Building. Files that are up to date are left alone, so that `make demo` starts at once.

MVN := mvn -q -B -ntp -Dstyle.color=never
NPM_RUN := npm run --silent

# What the local run consists of; Maven knows the order.
JAVA_MODULES := event-model tracing collector simulator pipeline-job history-store ws-bridge local-run
JAVA_INPUTS := pom.xml .mvn/jvm.config $(shell find $(JAVA_MODULES) \
	-path '*/target' -prune -o -path '*/node_modules' -prune -o -path '*/tracker' -prune -o \
	-path '*/src/test' -prune -o \
	-type f \( -name pom.xml -o -path '*/src/main/*' \) -print)
WEB_COMMON := package-lock.json $(wildcard tsconfig.base.json)
DASHBOARD_INPUTS := $(WEB_COMMON) $(shell find dashboard \
	-path '*/node_modules' -prune -o -path dashboard/dist -prune -o -type f -print)
TRACKER_INPUTS := $(WEB_COMMON) $(shell find collector/tracker \
	-path '*/node_modules' -prune -o -path collector/tracker/dist -prune -o -type f -print)

DEMO_CLASS_PATH := local-run/target/demo/classpath
NODE_MODULES := node_modules/.package-lock.json
DASHBOARD := dashboard/dist/index.html
TRACKER := collector/tracker/dist/tracker.js

# A class path that names jars which are gone, for example from Maven's cache, is made anew.
$(shell make/class-path check $(DEMO_CLASS_PATH))

##@ Build

.PHONY: build
build: $(DASHBOARD) $(TRACKER) ## Build everything, without tests
	@make/need maven
	@$(MVN) package -DskipTests
	@make/class-path assemble $(DEMO_CLASS_PATH)

.PHONY: format
format: $(NODE_MODULES) ## Format all source code
	@make/need maven
	@$(MVN) spotless:apply
	@$(NPM_RUN) format

.PHONY: clean
clean: ## Delete what the build made; the demo's data stay
	@make/need maven
	@$(MVN) clean
	@rm -rf dashboard/dist collector/tracker/dist

# Tests and their code are left out, and checks that do not change the outcome.
$(DEMO_CLASS_PATH): $(JAVA_INPUTS)
	@make/need maven
	@echo "Building the programs (the first time, Maven fetches what they need)"
	@$(MVN) package -pl local-run -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@make/class-path assemble $@

$(DASHBOARD): $(DASHBOARD_INPUTS) $(NODE_MODULES)
	@echo "Building the dashboard"
	@$(NPM_RUN) build --workspace dashboard >/dev/null
	@touch $@

$(TRACKER): $(TRACKER_INPUTS) $(NODE_MODULES)
	@echo "Building the tracker and the demo shop"
	@$(NPM_RUN) build --workspace collector/tracker >/dev/null
	@touch $@

$(NODE_MODULES): package-lock.json
	@make/need node
	@echo "Installing the packages that the web pages are built with"
	@npm ci --no-fund --no-audit --loglevel=error >/dev/null
	@touch $@
