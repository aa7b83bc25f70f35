{{- define "kafka.config" -}}
{{- $replicas := .Values.replicationFactor }}
{{- $inSync := .Values.minInSyncReplicas }}
{{- $config := dict
  "auto.create.topics.enable" false
  "default.replication.factor" $replicas
  "min.insync.replicas" $inSync
  "offsets.topic.replication.factor" $replicas
  "transaction.state.log.replication.factor" $replicas
  "transaction.state.log.min.isr" $inSync
  "share.coordinator.state.topic.replication.factor" $replicas
  "share.coordinator.state.topic.min.isr" $inSync
}}
{{- /* After a crash a job needs time to commit what it had prepared, before the broker gives up on it. */}}
{{- $_ := set $config "transaction.abort.timed.out.transaction.cleanup.interval.ms" "180000" }}
{{- range $key, $value := mergeOverwrite $config .Values.config }}
{{ $key }}: {{ if kindIs "float64" $value }}{{ int64 $value }}{{ else }}{{ $value }}{{ end }}
{{- end }}
{{- end }}

{{/* A pool of nodes. Takes root, role and pool, its values. */}}
{{- define "kafka.pool" -}}
apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata:
  # Part of the pods' names: <cluster>-{{ .role }}-<id>.
  name: {{ .role }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
    strimzi.io/cluster: {{ include "common.name" .root }}
spec:
  replicas: {{ .pool.replicas }}
  roles: [{{ .role }}]
  storage:
    type: jbod
    volumes:
      - id: 0
        type: persistent-claim
        size: {{ .pool.storage.size }}
        {{- with .pool.storage.className }}
        class: {{ . }}
        {{- end }}
        deleteClaim: {{ .pool.storage.deleteClaim }}
        kraftMetadata: shared
  resources:
    {{- toYaml .pool.resources | nindent 4 }}
  jvmOptions:
    -Xms: {{ .pool.heap }}
    -Xmx: {{ .pool.heap }}
  template:
    pod:
      # Enough to hand over leadership and to close the log.
      terminationGracePeriodSeconds: 120
      topologySpreadConstraints:
        {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              strimzi.io/cluster: {{ include "common.name" $.root }}
              strimzi.io/pool-name: {{ $.role }}
        {{- end }}
{{- end }}

{{/* Access rules of a program. Takes its rights. */}}
{{- define "kafka.acls" -}}
{{- range .read }}
- resource: {type: topic, name: {{ . }}, patternType: literal}
  operations: [Describe, Read]
{{- end }}
{{- range .write }}
- resource: {type: topic, name: {{ . }}, patternType: literal}
  operations: [Describe, Write]
{{- end }}
{{- with .group }}
- resource: {type: group, name: {{ . }}, patternType: literal}
  operations: [Describe, Read]
{{- end }}
{{- range .transactions }}
- resource: {type: transactionalId, name: {{ . }}, patternType: prefix}
  operations: [Describe, Write]
{{- end }}
{{- end }}
