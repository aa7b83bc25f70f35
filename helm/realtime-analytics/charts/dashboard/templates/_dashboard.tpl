{{- define "dashboard.ingress" -}}
{{ include "common.from.ingress" (dict "root" . "port" 8080) }}
{{ include "common.from.hooks" (dict "root" . "port" 8080) }}
{{- end }}

{{/* Screens speak to the bridge themselves; the server behind the files passes on /api where nothing is in front of it. */}}
{{- define "dashboard.egress" -}}
{{ include "common.to" (dict "root" . "chart" "ws-bridge" "port" 8080) }}
{{- end }}
