{{/* An event of a robot: taken as any other, and not counted among people. */}}
{{- define "tests.collector" -}}
event='{"site_id":"{{ keys (include "common.sites" . | fromYaml) | sortAlpha | first }}","event_type":"custom","event_name":"helm_test"}'
status=$(http POST {{ .Release.Name }}-collector 8080 /v1/events "$event" "Authorization: Bearer $SERVER_KEY")
echo "the collector takes an event: $status"
[ "$status" = 202 ]
{{- end }}

{{- define "tests.collector.env" -}}
- name: SERVER_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.collector.existingSecret | default (printf "%s-collector-keys" .Release.Name) }}
      key: server-key
{{- end }}

{{- define "tests.ws-bridge" -}}
status=$(http GET {{ .Release.Name }}-ws-bridge 8080 /health/ready)
echo "the bridge lets screens in: $status"
[ "$status" = 200 ]
{{- end }}

{{- define "tests.schema-registry" -}}
status=$(http GET {{ .Release.Name }}-schema-registry 8080 /apis/ccompat/v7/subjects)
echo "the schema registry answers: $status"
[ "$status" = 200 ]
{{- end }}

{{- define "tests.dashboard" -}}
status=$(http GET {{ .Release.Name }}-dashboard 8080 /)
echo "the dashboard is served: $status"
[ "$status" = 200 ]
{{- end }}
