# Checks and tests that need no cluster.

##@ Test

.PHONY: test
test: test-java test-crds test-rules test-web test-screen test-browser ## Run all checks and tests that need no cluster

.PHONY: test-java
test-java: ## Format check, compiler checks and tests of the programs
	@make/need maven
	@$(MVN) verify

# Without a JDK 21 the committed ones are taken as they are.
.PHONY: test-crds
test-crds: ## The committed CRDs of the operators against what their classes say (needs a JDK 21; else left out)
	@make/need maven
	@if make/need jdk-21 2>/dev/null; then \
		$(MVN) verify -Pgenerate-crds -pl operator-crds; \
	else \
		echo "Left out: comparing the operators' CRDs anew, which needs a JDK 21 or newer beside this one"; \
	fi

.PHONY: crds
crds: ## Generate the operators' CRDs anew (needs a JDK 21)
	@make/need maven
	@make/need jdk-21
	@$(MVN) process-test-classes -Pgenerate-crds -pl operator-crds
	@rm -f operator-crds/src/main/resources/crds/*.yaml
	@install -m 644 operator-crds/target/generated-crds/*.yaml operator-crds/src/main/resources/crds/

.PHONY: test-rules
test-rules: ## Each alert fires when it should and not just below, has a runbook, and asks for metrics that exist
	@make/need node
	@make/need promtool
	@make/test-rules "$$(make/need promtool-path)"

.PHONY: test-web
test-web: $(NODE_MODULES) ## Type check, lint, tests and builds of the web pages
	@$(NPM_RUN) check
	@$(NPM_RUN) test
	@$(NPM_RUN) build

SCREEN_TESTS := $(wildcard verification/screen/*.test.mjs)

.PHONY: test-screen
test-screen: $(DASHBOARD) ## Every view and state of the dashboard in a browser, with made-up numbers
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node --test --test-concurrency=1 $(SCREEN_TESTS)

.PHONY: screenshots
screenshots: $(DASHBOARD) ## Pictures of every view and state, to look at (SCENE=overview, TO=verification/target/screenshots)
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node verification/screen/screenshots.mjs \
		$(or $(TO),verification/target/screenshots) $(SCENE)

BROWSER_TESTS := $(wildcard verification/browser/*.test.mjs)

.PHONY: test-browser
test-browser: $(VERIFICATION) $(DEMO_CLASS_PATH) $(DASHBOARD) $(TRACKER) ## Tests of the whole local run in a browser
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node --test --test-concurrency=1 $(BROWSER_TESTS)
