{{- define "schema-registry.ingress" -}}
{{ include "common.from" (dict "root" . "charts" (list "collector" "simulator" "pipeline" "history" "ws-bridge") "port" 8080) }}
{{ include "common.from.hooks" (dict "root" . "port" 8080) }}
{{- include "common.from.monitoring" (dict "root" . "port" 8080) }}
{{- end }}

{{/* It asks nobody. */}}
{{- define "schema-registry.egress" -}}{{- end }}

{{- define "schema-registry.script" -}}
status=$(http PUT {{ include "common.name" . }} 8080 /apis/ccompat/v7/config '{"compatibility":"BACKWARD"}')
echo "compatibility of all schemas: $status"
[ "$status" = 200 ]
{{- end }}
