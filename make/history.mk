# The time-series store against the topic it is written from. Without settings: those of a demo here.

HISTORY_RUN = env \
	HISTORY_STORE="$${HISTORY_STORE:-questdb}" HISTORY_STORE_URL="$${HISTORY_STORE_URL:-http://localhost:9000}" \
	java -Xmx2g -cp "$$(cat $(DEMO_CLASS_PATH))" io.realtimeanalytics.history.rebuild.RebuildMain

##@ History

.PHONY: history-verify
history-verify: $(DEMO_CLASS_PATH) ## Compare every point of the store with the topic of settled results
	@make/need java
	@$(HISTORY_RUN) verify

.PHONY: history-rebuild
history-rebuild: $(DEMO_CLASS_PATH) ## Delete the store's points, write them anew from the topic, compare
	@make/need java
	@$(HISTORY_RUN) rebuild
