{{/* The first start makes organization, first bucket, user and token; later ones leave them alone. */}}
{{- define "influxdb.env" -}}
- {name: DOCKER_INFLUXDB_INIT_MODE, value: setup}
- {name: DOCKER_INFLUXDB_INIT_USERNAME, value: admin}
- {name: DOCKER_INFLUXDB_INIT_ORG, value: {{ .Values.global.influxdb.organization }}}
- {name: DOCKER_INFLUXDB_INIT_BUCKET, value: {{ .Values.global.influxdb.bucketPrefix }}-1m}
- name: DOCKER_INFLUXDB_INIT_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "common.influxdb.secret" . }}
      key: admin-password
- name: DOCKER_INFLUXDB_INIT_ADMIN_TOKEN
  valueFrom:
    secretKeyRef:
      name: {{ include "common.influxdb.secret" . }}
      key: admin-token
- {name: INFLUXD_REPORTING_DISABLED, value: "true"}
{{ include "common.settings" .Values.settings }}
{{- end }}

{{- define "influxdb.ingress" -}}
{{ include "common.from" (dict "root" . "charts" (list "history" "ws-bridge") "port" 8086) }}
{{- include "common.from.monitoring" (dict "root" . "port" 8086) }}
{{- end }}

{{- define "influxdb.egress" -}}{{- end }}
