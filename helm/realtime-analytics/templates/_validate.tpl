{{/* One line for each mistake; nothing if all is well. */}}
{{- define "validate.problems" -}}
{{- include "validate.images" . }}
{{- include "validate.access" . }}
{{- include "validate.elsewhere" . }}
{{- include "validate.scaling" . }}
{{- if .Values.kafka.enabled }}{{ include "validate.kafka" .Values.kafka }}{{ end }}
{{- if .Values.pipeline.enabled }}
{{- range $name := list "live" "patterns" }}
{{- include "validate.job" (dict "path" (printf "pipeline.%s" $name) "job" (get $.Values.pipeline $name)) }}
{{- end }}
{{- include "validate.state" (dict "root" . "chart" "pipeline") }}
{{- end }}
{{- if .Values.history.enabled }}
{{- include "validate.job" (dict "path" "history" "job" .Values.history) }}
{{- include "validate.state" (dict "root" . "chart" "history") }}
{{- end }}
{{- end }}

{{/* A tag that moves makes two pods of one release differ. */}}
{{- define "validate.images" -}}
{{- if eq .Values.global.image.tag "latest" }}
- global.image.tag is latest, which names no version
{{- end }}
{{- if and .Values.influxdb.enabled (hasSuffix ":latest" .Values.influxdb.image) }}
- influxdb.image is latest, which names no version
{{- end }}
{{- range $name, $part := .Values }}
{{- if and (kindIs "map" $part) (kindIs "map" (get $part "image" | default "")) (eq (dig "image" "tag" "" $part) "latest") }}
- {{ $name }}.image.tag is latest, which names no version
{{- end }}
{{- end }}
{{- end }}

{{- define "validate.access" -}}
{{- $bridge := index .Values "ws-bridge" }}
{{- $isProduction := eq .Values.global.environment "production" }}
{{- if $bridge.enabled }}
{{- $hasTokens := and $bridge.access.tokenKeysUrl $bridge.access.tokenIssuer }}
{{- if and $isProduction $bridge.access.demo }}
- ws-bridge.access.demo lets everybody see everything, and global.environment is production: set demo to false, and tokenKeysUrl and tokenIssuer
{{- else if and $bridge.access.demo $bridge.access.tokenKeysUrl }}
- ws-bridge.access.demo lets everybody in, so tokenKeysUrl would not be looked at: set one of them
{{- else if not (or $bridge.access.demo $hasTokens) }}
- ws-bridge.access says not who may see the numbers: set tokenKeysUrl and tokenIssuer, or demo to true
{{- end }}
{{- end }}
{{- if hasKey .Values.global.sites .Values.global.canarySite }}
- global.sites.{{ .Values.global.canarySite }} is also global.canarySite, to which only the canary may send: name one of them otherwise
{{- end }}
{{- if and .Values.canary.enabled $bridge.enabled (not $bridge.access.demo) (not .Values.canary.existingSecret) }}
- ws-bridge.access.demo is false, and the canary has no token: set canary.existingSecret (docs/canary.md), or canary.enabled to false
{{- end }}
{{- if not (include "common.sites" .) }}
- global.sites names no site: nothing would be taken
{{- end }}
{{- if $isProduction }}
{{- range $site, $origins := .Values.global.sites }}
{{- if has "*" $origins }}
- global.sites.{{ $site }} takes events from pages of anybody ("*"), and global.environment is production: name its origins
{{- end }}
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) }}
- ingress.enabled needs ingress.host
{{- end }}
{{- if and .Values.collector.enabled .Values.collector.ingress.enabled (not .Values.collector.ingress.host) }}
- collector.ingress.enabled needs collector.ingress.host
{{- end }}
{{- if and .Values.global.networkPolicies.enabled (not .Values.global.ingressNamespace) (or .Values.ingress.enabled (dig "ingress" "enabled" false .Values.collector)) }}
- an Ingress is enabled, but the network lets nobody in from outside: set global.ingressNamespace to the namespace of its controller
{{- end }}
{{- end }}

{{/* What is not installed must be elsewhere, and what is installed is used. */}}
{{- define "validate.elsewhere" -}}
{{- $global := .Values.global }}
{{- $hasClients := or .Values.collector.enabled .Values.simulator.enabled .Values.pipeline.enabled .Values.history.enabled (index .Values "ws-bridge").enabled }}
{{- if and $hasClients (not .Values.kafka.enabled) (not $global.kafka.bootstrapServers) }}
- kafka.enabled is false: set global.kafka.bootstrapServers to those of a Kafka elsewhere
{{- end }}
{{- if and .Values.kafka.enabled $global.kafka.bootstrapServers }}
- global.kafka.bootstrapServers names a Kafka elsewhere: set kafka.enabled to false, or leave it empty
{{- end }}
{{- if and $global.kafka.bootstrapServers (hasPrefix "SASL_" $global.kafka.securityProtocol) (not $global.kafka.existingSecret) }}
- global.kafka.securityProtocol {{ $global.kafka.securityProtocol }} needs global.kafka.existingSecret with sasl.jaas.config
{{- end }}
{{- if and $hasClients (not (index .Values "schema-registry").enabled) (not $global.schemaRegistry.url) }}
- schema-registry.enabled is false: set global.schemaRegistry.url
{{- end }}
{{- if and (index .Values "schema-registry").enabled $global.schemaRegistry.url }}
- global.schemaRegistry.url names a registry elsewhere: set schema-registry.enabled to false, or leave it empty
{{- end }}
{{- if and .Values.history.enabled (not .Values.influxdb.enabled) (not $global.influxdb.url) }}
- history.enabled needs a store: set influxdb.enabled to true, or global.influxdb.url to one elsewhere
{{- end }}
{{- if and .Values.influxdb.enabled $global.influxdb.url }}
- global.influxdb.url names a store elsewhere: set influxdb.enabled to false, or leave it empty
{{- end }}
{{- if and .Values.history.enabled $global.influxdb.url (not $global.influxdb.existingSecret) }}
- global.influxdb.url needs global.influxdb.existingSecret with admin-token
{{- end }}
{{- if and .Values.canary.enabled (not (and .Values.collector.enabled (index .Values "ws-bridge").enabled)) }}
- canary.enabled needs the collector and the bridge of this release: set canary.enabled to false
{{- end }}
{{- if and .Values.simulator.enabled (not .Values.collector.enabled) (eq (.Values.simulator.target | default "") "http") }}
- simulator.target is http and collector.enabled is false: set simulator.target to kafka
{{- end }}
{{- end }}

{{- define "validate.scaling" -}}
{{- $autoscalings := dict }}
{{- range list "collector" "simulator" "ws-bridge" }}
{{- if (index $.Values .).enabled }}{{ $_ := set $autoscalings . (index $.Values .).autoscaling }}{{ end }}
{{- end }}
{{- if .Values.pipeline.enabled }}{{ $_ := set $autoscalings "pipeline.live" .Values.pipeline.live.autoscaling }}{{ end }}
{{- range $path, $autoscaling := $autoscalings }}
{{- if and $autoscaling.enabled (gt (int $autoscaling.minReplicas) (int $autoscaling.maxReplicas)) }}
- {{ $path }}.autoscaling: minReplicas ({{ $autoscaling.minReplicas }}) is more than maxReplicas ({{ $autoscaling.maxReplicas }})
{{- end }}
{{- end }}
{{- $topics := dig "topics" dict .Values.kafka }}
{{- if .Values.pipeline.enabled }}
{{- with .Values.pipeline.live }}
{{- $most := ternary .autoscaling.maxReplicas .taskManager.replicas .autoscaling.enabled }}
{{- include "validate.partitions" (dict "path" "pipeline.live" "topic" "events" "slots" (mul $most .taskManager.slots) "topics" $topics) }}
{{- end }}
{{- end }}
{{- if .Values.history.enabled }}
{{- with .Values.history.taskManager }}
{{- include "validate.partitions" (dict "path" "history" "topic" "metrics.settled" "slots" (mul .replicas .slots) "topics" $topics) }}
{{- end }}
{{- end }}
{{- end }}

{{/* Of a Kafka elsewhere nothing is known. */}}
{{- define "validate.partitions" -}}
{{- with get .topics .topic }}
{{- if gt (int $.slots) (int .partitions) }}
- {{ $.path }}: up to {{ $.slots }} slots (TaskManagers times slots), but the topic {{ $.topic }} has {{ .partitions }} partitions: the others would have nothing to do
{{- end }}
{{- end }}
{{- end }}

{{- define "validate.kafka" -}}
{{- if gt (int .replicationFactor) (int .brokers.replicas) }}
- kafka.replicationFactor ({{ .replicationFactor }}) is more than kafka.brokers.replicas ({{ .brokers.replicas }})
{{- end }}
{{- if gt (int .minInSyncReplicas) (int .replicationFactor) }}
- kafka.minInSyncReplicas ({{ .minInSyncReplicas }}) is more than kafka.replicationFactor ({{ .replicationFactor }})
{{- end }}
{{- if and (gt (int .replicationFactor) 1) (eq (int .minInSyncReplicas) (int .replicationFactor)) }}
- kafka.minInSyncReplicas equals kafka.replicationFactor: nothing could be written while one broker restarts
{{- end }}
{{- if eq (mod (int .controllers.replicas) 2) 0 }}
- kafka.controllers.replicas is even ({{ .controllers.replicas }}): one more or one less bears as many failures
{{- end }}
{{- end }}

{{/* Takes path and job. */}}
{{- define "validate.job" -}}
{{- $config := .job.flinkConfiguration }}
{{- $hasHa := eq (get $config "high-availability.type" | default "kubernetes") "kubernetes" }}
{{- if and (not $hasHa) (eq .job.upgradeMode "last-state") }}
- {{ .path }}.upgradeMode last-state needs high availability, and flinkConfiguration turns it off: an upgrade would lose the state
{{- end }}
{{- if and (not $hasHa) (gt (int .job.jobManager.replicas) 1) }}
- {{ .path }}.jobManager.replicas is more than 1, which needs high availability, and flinkConfiguration turns it off
{{- end }}
{{- $savepoints := "execution.checkpointing.savepoint-dir" }}
{{- if and (hasKey $config $savepoints) (not (get $config $savepoints)) (or (eq .job.upgradeMode "savepoint") .job.savepointInterval) }}
- {{ .path }} takes savepoints, and flinkConfiguration leaves {{ $savepoints }} empty
{{- end }}
{{- range list "scheduler-mode" "kubernetes.cluster-id" "kubernetes.namespace" "high-availability.cluster-id" }}
{{- if hasKey $config . }}
- {{ $.path }}.flinkConfiguration sets {{ . }}, which the chart or the operator owns
{{- end }}
{{- end }}
{{- end }}

{{/* Takes root and chart. */}}
{{- define "validate.state" -}}
{{- $state := (get .root.Values .chart).state }}
{{- if and (eq .root.Values.global.environment "production") (not $state.uri) (eq $state.volume.accessMode "ReadWriteOnce") }}
- {{ .chart }}.state is a volume of one node, and global.environment is production: set {{ .chart }}.state.uri, or volume.accessMode to ReadWriteMany
{{- end }}
{{- end }}
