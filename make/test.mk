# Checks and tests that need no cluster.

##@ Test

.PHONY: test
test: test-java test-web test-browser ## Run all checks and tests that need no cluster

.PHONY: test-java
test-java: ## Format check, compiler checks and tests of the programs
	@make/need maven
	@$(MVN) verify

.PHONY: test-web
test-web: $(NODE_MODULES) ## Type check, lint, tests and builds of the web pages
	@$(NPM_RUN) check
	@$(NPM_RUN) test
	@$(NPM_RUN) build

BROWSER_TESTS := $(wildcard verification/browser/*.test.mjs)

.PHONY: test-browser
test-browser: $(VERIFICATION) $(DEMO_CLASS_PATH) $(DASHBOARD) $(TRACKER) ## Tests of the whole local run in a browser
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" node --test --test-concurrency=1 $(BROWSER_TESTS)
