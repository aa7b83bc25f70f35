{{/* What Prometheus scrapes, where its operator is installed. */}}

{{/* Without a cluster to look at, the operator is taken as said by monitoring.enabled. */}}
{{- define "common.monitors.enabled" -}}
{{- $isKnown := or (not .Values.global.lookup) (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1") }}
{{- if and .Values.global.monitoring.enabled $isKnown }}true{{ end }}
{{- end }}

{{/* Name and labels of a monitor: those of the chart, and those by which a Prometheus selects. Takes root and name. */}}
{{- define "common.monitor.metadata" -}}
name: {{ .name }}
labels:
  {{- include "common.labels" .root | nindent 2 }}
  {{- with .root.Values.global.monitoring.labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* A ServiceMonitor of the chart's Service. Takes root and path. */}}
{{- define "common.serviceMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "common.monitor.metadata" (dict "root" .root "name" (include "common.name" .root)) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "common.selectorLabels" .root | nindent 6 }}
  endpoints:
    - port: http
      path: {{ .path }}
      interval: {{ .root.Values.global.monitoring.interval }}
{{- end }}
