# The platform in a cluster. All targets take the cluster from KUBECONFIG, or from CONTEXT of it.

NAMESPACE ?= analytics
RELEASE ?= analytics
CONTEXT ?=
JOB ?= live
export NAMESPACE RELEASE CONTEXT

KUBECTL = kubectl $(if $(CONTEXT),--context $(CONTEXT)) --namespace $(NAMESPACE)
PREFLIGHT := preflight/target/classpath.txt
PREFLIGHT_INPUTS := pom.xml k8s/operators/versions.env $(shell find preflight -path '*/target' -prune -o \
	-path '*/src/test' -prune -o -type f \( -name pom.xml -o -path '*/src/main/*' \) -print)

$(shell make/class-path check $(PREFLIGHT))

$(PREFLIGHT): $(PREFLIGHT_INPUTS)
	@make/need maven
	@$(MVN) package -pl preflight -am -Dmaven.test.skip=true -Dspotless.check.skip=true
	@touch $@

##@ Cluster

.PHONY: kind-up
kind-up: ## The whole platform in a cluster on this machine, by kind (MONITORING=false: without Prometheus)
	@make/need docker
	@make/need kind
	@make/need kubectl
	@make/need helm
	@make/kind-up

.PHONY: kind-down
kind-down: ## Delete that cluster, with all its data
	@make/need kind
	@kind delete cluster --name realtime-analytics

.PHONY: operators
operators: ## Install or update the operators in a cluster (versions: k8s/operators/versions.env)
	@make/need helm
	@make/need cluster
	@make/operators

.PHONY: deploy
deploy: ## Install or upgrade the release and wait until it is well (ENV=kind|staging|production, VALUES=my.yaml)
	@make/need helm
	@make/need cluster
	@make/deploy $(ENV)

.PHONY: doctor
doctor: $(PREFLIGHT) ## Is the cluster ready, is the release healthy? (STAGE=before|after, JSON=true)
	@make/need java
	@java -XX:TieredStopAtLevel=1 -cp "preflight/target/classes:$$(cat $(PREFLIGHT))" \
		io.realtimeanalytics.preflight.PreflightMain $(STAGE) --namespace $(NAMESPACE) --release $(RELEASE) \
		$(if $(CONTEXT),--context $(CONTEXT)) $(if $(JSON),--json)

.PHONY: test-cluster
test-cluster: ## Tests against the cluster of KUBECONFIG, in a namespace of their own (CLUSTER_VALUES=my.yaml for names of images)
	@make/need maven
	@$(MVN) verify -pl verification -am -Dtests.left-out= -Dgroups=cluster -Dtests.required=false

.PHONY: scale
scale: ## Scale a job in place (TM=4, JOB=live)
	@make/need cluster
	@[ -n "$(TM)" ] || { echo "How many TaskManagers? make scale TM=4" >&2; exit 2; }
	@$(KUBECTL) scale flinkdeployment $(RELEASE)-$(JOB) --replicas=$(TM)

.PHONY: savepoint
savepoint: ## Take a savepoint of a job and say where it is (JOB=live|patterns|history)
	@make/need cluster
	@make/savepoint $(JOB)

.PHONY: logs
logs: ## Follow the logs of a part (PART=live, collector, kafka, ws-bridge ..., FOLLOW=false)
	@make/need cluster
	@make/logs $(or $(PART),$(JOB))

.PHONY: port-forward
port-forward: ## Make dashboard, collector, Flink and InfluxDB reachable here (PORT_OFFSET=100)
	@make/need cluster
	@make/port-forward
