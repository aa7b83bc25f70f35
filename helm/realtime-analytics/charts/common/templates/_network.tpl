{{/*
The edges of the network: who may speak to whom. Everything else is refused (templates/network).
Rules of `from` and `to` are lists; a policy joins those that it needs.
*/}}

{{/* The pods of one chart of this release. Takes root and chart. */}}
{{- define "common.peer" -}}
- podSelector:
    matchLabels:
      app.kubernetes.io/name: {{ .chart }}
      app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{/* All pods of a namespace. */}}
{{- define "common.peer.namespace" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ . }}
{{- end }}

{{/* Ingress: from some charts of this release to a port. Takes root, charts and port. */}}
{{- define "common.from" -}}
- from:
    {{- range .charts }}
    {{- include "common.peer" (dict "root" $.root "chart" .) | nindent 4 }}
    {{- end }}
  ports:
    - port: {{ .port }}
{{- end }}

{{/* Ingress: pods of Helm's hooks and of `helm test`. Takes root and port. */}}
{{- define "common.from.hooks" -}}
{{ include "common.from" (dict "root" .root "charts" (list "hook") "port" .port) }}
{{- end }}

{{/* Ingress: Prometheus. Takes root and port. */}}
{{- define "common.from.monitoring" -}}
{{- if .root.Values.global.monitoring.enabled }}
- from:
    {{- include "common.peer.namespace" .root.Values.global.monitoring.namespace | nindent 4 }}
  ports:
    - port: {{ .port }}
{{- end }}
{{- end }}

{{/* Ingress: the controller that serves Ingress objects, and, without a namespace for it, nobody. Takes root and port. */}}
{{- define "common.from.ingress" -}}
{{- with .root.Values.global.ingressNamespace }}
- from:
    {{- include "common.peer.namespace" . | nindent 4 }}
  ports:
    - port: {{ $.port }}
{{- end }}
{{- end }}

{{/* Egress: to a chart of this release. Takes root, chart and port. */}}
{{- define "common.to" -}}
- to:
    {{- include "common.peer" . | nindent 4 }}
  ports:
    - port: {{ .port }}
{{- end }}

{{/* Egress: to an address outside this release, by its port; a name cannot be written into a policy. */}}
{{- define "common.to.port" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
    - namespaceSelector: {}
  ports:
    - port: {{ . }}
{{- end }}

{{/* Egress: to a URL outside. */}}
{{- define "common.to.url" -}}
{{- $url := urlParse . }}
{{- $standard := ternary "443" "80" (eq $url.scheme "https") }}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default $standard }}
{{ include "common.to.port" $port }}
{{- end }}

{{/* Egress: to Kafka, ours or another. */}}
{{- define "common.to.kafka" -}}
{{- if include "common.kafka.isOwn" . }}
- to:
    - podSelector:
        matchLabels:
          strimzi.io/cluster: {{ .Release.Name }}-kafka
          strimzi.io/broker-role: "true"
  ports:
    - port: 9094
{{- else }}
{{- $ports := list }}
{{- range splitList "," .Values.global.kafka.bootstrapServers }}
{{- $ports = append $ports (regexFind "[0-9]+$" .) }}
{{- end }}
{{- range uniq $ports }}
{{ include "common.to.port" . }}
{{- end }}
{{- end }}
{{- end }}

{{- define "common.to.registry" -}}
{{- with .Values.global.schemaRegistry.url }}
{{- include "common.to.url" . }}
{{- else }}
{{ include "common.to" (dict "root" . "chart" "schema-registry" "port" 8080) }}
{{- end }}
{{- end }}

{{- define "common.to.influxdb" -}}
{{- with .Values.global.influxdb.url }}
{{- include "common.to.url" . }}
{{- else }}
{{ include "common.to" (dict "root" . "chart" "influxdb" "port" 8086) }}
{{- end }}
{{- end }}

{{/* Egress: to the receiver of spans, where there is one. */}}
{{- define "common.to.tracing" -}}
{{- with .Values.global.tracing.endpoint }}
{{- include "common.to.url" . }}
{{- end }}
{{- end }}

{{/* Egress: to the API server. Its address is the cluster's own affair: given by value, else any. */}}
{{- define "common.to.apiServer" -}}
- to:
    - ipBlock:
        cidr: {{ .Values.global.apiServer.cidr }}
  ports:
    {{- range .Values.global.apiServer.ports }}
    - port: {{ . }}
    {{- end }}
{{- end }}

{{/* A policy over the chart's pods. Takes root, ingress and egress: rules as text, either may be empty. */}}
{{- define "common.networkPolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "common.metadata" .root | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "common.selectorLabels" .root | nindent 6 }}
  policyTypes: [Ingress, Egress]
  {{- with trim .ingress }}
  ingress:
    {{- regexReplaceAll "\n\\s*\n" . "\n" | nindent 4 }}
  {{- end }}
  {{- with trim .egress }}
  egress:
    {{- regexReplaceAll "\n\\s*\n" . "\n" | nindent 4 }}
  {{- end }}
{{- end }}
