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

.PHONY: test-browser
test-browser: $(DASHBOARD) $(TRACKER) ## Tests of the web pages in a browser
	@make/need chromium
	@CHROMIUM="$$(make/need chromium-path)" $(NPM_RUN) test:browser --workspaces --if-present
