{{/* Not named as the chart: that is the Secret of its user in Kafka. */}}
{{- define "collector.secret" -}}
{{ .Values.existingSecret | default (printf "%s-keys" (include "common.name" .)) }}
{{- end }}

{{/* Value of COLLECTOR_SITES. Pages of no origin may send for the canary. */}}
{{- define "collector.sites" -}}
{{- $sites := list }}
{{- range $site, $origins := include "common.sites" . | fromYaml }}
{{- $sites = append $sites (printf "%s=%s" $site (join "," $origins)) }}
{{- end }}
{{- $sites = append $sites (printf "%s=" .Values.global.canarySite) }}
{{- join ";" $sites }}
{{- end }}

{{/* One key for all sites, as value of COLLECTOR_SERVER_KEYS. Takes root and key. */}}
{{- define "collector.serverKeys" -}}
{{- $keys := list }}
{{- range $site, $origins := include "common.sites" .root | fromYaml }}
{{- $keys = append $keys (printf "%s:%s" $site $.key) }}
{{- end }}
{{- join "," $keys }}
{{- end }}

{{/* Changes with what a running pod would not notice: the sites that the generated keys are for. */}}
{{- define "collector.checksum" -}}
checksum/sites: {{ include "collector.sites" . | sha256sum | trunc 16 }}
{{- end }}

{{- define "collector.env" -}}
- name: COLLECTOR_HOST
  value: 0.0.0.0
- name: COLLECTOR_PORT
  value: "8080"
- name: COLLECTOR_SITES
  value: {{ include "collector.sites" . | quote }}
- name: COLLECTOR_SALT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ include "collector.secret" . }}
      key: salt-secret
- name: COLLECTOR_SERVER_KEYS
  valueFrom:
    secretKeyRef:
      name: {{ include "collector.secret" . }}
      key: server-keys
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{ include "common.kafka.env" (dict "root" . "user" "collector") }}
{{ include "common.registry.env" . }}
{{ include "common.tracing.env" . }}
{{- if .Values.global.tracing.endpoint }}
- name: COLLECTOR_TRACE_RATIO
  value: {{ .Values.global.tracing.ratio | toString | quote }}
{{- end }}
{{ include "common.settings" .Values.settings }}
{{- end }}

{{- define "collector.ingress" -}}
{{- if .Values.ingress.enabled }}{{ include "common.from.ingress" (dict "root" . "port" 8080) }}{{ end }}
{{ include "common.from" (dict "root" . "charts" (list "simulator" "canary") "port" 8080) }}
{{ include "common.from.hooks" (dict "root" . "port" 8080) }}
{{- include "common.from.monitoring" (dict "root" . "port" 8080) }}
{{- end }}

{{- define "collector.egress" -}}
{{ include "common.to.kafka" . }}
{{- include "common.to.registry" . }}
{{- include "common.to.tracing" . }}
{{- end }}
