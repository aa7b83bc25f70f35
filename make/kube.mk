# The platform in a cluster. All targets take the cluster from KUBECONFIG (and CONTEXT).

NAMESPACE ?= analytics
RELEASE ?= analytics
PREFLIGHT_INPUTS := pom.xml k8s/operators/versions.env $(shell find preflight -path '*/target' -prune -o \
	-path '*/src/test' -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' \) -print)

$(shell make/class-path check preflight/target/classpath.txt)

preflight/target/classpath.txt: $(PREFLIGHT_INPUTS)
	@make/need maven
	@$(MVN) package -pl preflight -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $@

##@ Cluster

.PHONY: doctor
doctor: preflight/target/classpath.txt ## Is the cluster ready, is the release healthy? (STAGE=before|after, JSON=true)
	@make/need java
	@java -XX:TieredStopAtLevel=1 -cp "preflight/target/classes:$$(cat preflight/target/classpath.txt)" \
		io.realtimeanalytics.preflight.PreflightMain $(STAGE) --namespace $(NAMESPACE) --release $(RELEASE) \
		$(if $(CONTEXT),--context $(CONTEXT)) $(if $(JSON),--json)
