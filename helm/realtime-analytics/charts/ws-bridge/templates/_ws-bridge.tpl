{{- define "ws-bridge.env" -}}
- name: BRIDGE_HOST
  value: 0.0.0.0
- name: BRIDGE_PORT
  value: "8080"
- name: BRIDGE_SITES
  value: {{ keys (include "common.sites" . | fromYaml) | sortAlpha | join "," | quote }}
- name: BRIDGE_UNLISTED_SITES
  value: {{ .Values.global.canarySite | quote }}
- name: BRIDGE_ALLOWED_ORIGINS
  value: {{ join "," .Values.allowedOrigins | quote }}
{{ include "ws-bridge.access" .Values.access }}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{ include "common.kafka.env" (dict "root" . "user" "ws-bridge") }}
{{ include "common.registry.env" . }}
{{ include "common.tracing.env" . }}
{{ include "common.influxdb.env" (dict "root" . "isNeeded" false) }}
{{ include "common.settings" .Values.settings }}
{{- end }}

{{- define "ws-bridge.access" -}}
{{- if .demo -}}
- name: BRIDGE_DEMO
  value: "true"
{{- else -}}
- name: BRIDGE_TOKEN_KEYS_URL
  value: {{ .tokenKeysUrl | quote }}
- name: BRIDGE_TOKEN_ISSUER
  value: {{ .tokenIssuer | quote }}
- name: BRIDGE_TOKEN_AUDIENCE
  value: {{ .tokenAudience | default "none" | quote }}
{{- end }}
{{- end }}

{{/* Metrics for scaling beside cpu's. */}}
{{- define "ws-bridge.metrics" -}}
{{- with .Values.autoscaling.connections }}
{{- if .enabled }}
- type: Pods
  pods:
    metric:
      name: bridge_connections
    target:
      type: AverageValue
      averageValue: {{ .perPod | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "ws-bridge.ingress" -}}
{{ include "common.from.ingress" (dict "root" . "port" 8080) }}
{{ include "common.from" (dict "root" . "charts" (list "dashboard" "canary") "port" 8080) }}
{{ include "common.from.hooks" (dict "root" . "port" 8080) }}
{{- include "common.from.monitoring" (dict "root" . "port" 8080) }}
{{- end }}

{{- define "ws-bridge.egress" -}}
{{ include "common.to.kafka" . }}
{{- include "common.to.registry" . }}
{{- include "common.to.influxdb" . }}
{{- include "common.to.tracing" . }}
{{- with .Values.access.tokenKeysUrl }}
{{- include "common.to.url" . }}
{{- end }}
{{- end }}
