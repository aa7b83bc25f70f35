{{/* How programs reach Kafka, the schema registry and the time-series store. */}}

{{/* Whether Kafka is this release's own. */}}
{{- define "common.kafka.isOwn" -}}
{{- if not .Values.global.kafka.bootstrapServers }}true{{ end }}
{{- end }}

{{/*
Environment for Kafka. Takes root and user, the program's name in Kafka. The program starts as soon as
the operator has made the user's Secret and the cluster's certificate.
*/}}
{{- define "common.kafka.env" -}}
{{- $kafka := .root.Values.global.kafka }}
{{- $release := .root.Release.Name }}
{{- if include "common.kafka.isOwn" .root -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $release }}-kafka-kafka-bootstrap.{{ .root.Release.Namespace }}.svc:9094
- name: KAFKA_SECURITY_PROTOCOL
  value: SASL_SSL
- name: KAFKA_SASL_MECHANISM
  value: SCRAM-SHA-512
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ $release }}-{{ .user }}
      key: sasl.jaas.config
{{ include "common.kafka.trust" (printf "%s-kafka-cluster-ca-cert" $release) }}
{{- else -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol }}
{{- if hasPrefix "SASL_" $kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.saslMechanism }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ $kafka.existingSecret }}
      key: sasl.jaas.config
{{- end }}
{{- if and (hasSuffix "SSL" $kafka.securityProtocol) $kafka.existingSecret }}
{{ include "common.kafka.trust" $kafka.existingSecret }}
{{- end }}
{{- end }}
{{- end }}

{{/* Trust in the authority whose certificate a Secret holds. */}}
{{- define "common.kafka.trust" -}}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_CERTIFICATES
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: ca.crt
{{- end }}

{{- define "common.registry.env" -}}
- name: SCHEMA_REGISTRY_URL
  value: {{ include "common.registry.url" . }}
{{- end }}

{{- define "common.registry.url" -}}
{{ .Values.global.schemaRegistry.url | default (printf "http://%s-schema-registry:8080/apis/ccompat/v7" .Release.Name) }}
{{- end }}

{{/* Where spans go; nothing where tracing is off. */}}
{{- define "common.tracing.env" -}}
{{- with .Values.global.tracing.endpoint -}}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "common.influxdb.url" -}}
{{ .Values.global.influxdb.url | default (printf "http://%s-influxdb:8086" .Release.Name) }}
{{- end }}

{{- define "common.influxdb.secret" -}}
{{ .Values.global.influxdb.existingSecret | default (printf "%s-influxdb" .Release.Name) }}
{{- end }}

{{/* Environment for history. Takes root and isNeeded: whether the program may not start without. */}}
{{- define "common.influxdb.env" -}}
- name: HISTORY_STORE
  value: influxdb
- name: HISTORY_STORE_URL
  value: {{ include "common.influxdb.url" .root }}
- name: HISTORY_STORE_TOKEN
  valueFrom:
    secretKeyRef:
      name: {{ include "common.influxdb.secret" .root }}
      key: admin-token
      optional: {{ not .isNeeded }}
- name: HISTORY_ORGANIZATION
  value: {{ .root.Values.global.influxdb.organization }}
- name: HISTORY_BUCKET_PREFIX
  value: {{ .root.Values.global.influxdb.bucketPrefix }}
{{- end }}

{{/* A Secret of ours that is there already, as YAML of its data; empty without one, or without lookup. */}}
{{- define "common.secret.kept" -}}
{{- if .root.Values.global.lookup }}
{{- $secret := lookup "v1" "Secret" .root.Release.Namespace .name }}
{{- with $secret }}{{ toYaml .data }}{{ end }}
{{- end }}
{{- end }}
