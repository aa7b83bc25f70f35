{{- define "canary.env" -}}
- name: CANARY_HOST
  value: 0.0.0.0
- name: CANARY_PORT
  value: "8080"
- name: CANARY_SITE
  value: {{ .Values.global.canarySite | quote }}
- name: CANARY_COLLECTOR_URL
  value: http://{{ .Release.Name }}-collector:8080
- name: CANARY_BRIDGE_URL
  value: http://{{ .Release.Name }}-ws-bridge:8080
{{- if .Values.existingSecret }}
- name: CANARY_TOKEN_FILE
  value: /etc/canary/token
{{- end }}
{{- end }}

{{/* Nobody asks it anything but Prometheus. */}}
{{- define "canary.ingress" -}}
{{ include "common.from.monitoring" (dict "root" . "port" 8080) }}
{{- end }}

{{- define "canary.egress" -}}
{{ include "common.to" (dict "root" . "chart" "collector" "port" 8080) }}
{{ include "common.to" (dict "root" . "chart" "ws-bridge" "port" 8080) }}
{{- end }}
