{{- define "simulator.env" -}}
- name: SIMULATOR_RATE
  value: {{ .Values.rate | quote }}
- name: SIMULATOR_SITES
  value: {{ include "simulator.sites" . | quote }}
- name: SIMULATOR_TARGET
  value: {{ .Values.target }}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{- if eq .Values.target "http" }}
- name: SIMULATOR_COLLECTOR_URL
  value: http://{{ .Release.Name }}-collector:8080
- name: SIMULATOR_COLLECTOR_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .Values.existingSecret | default (printf "%s-collector-keys" .Release.Name) }}
      key: server-key
{{- else }}
{{ include "common.kafka.env" (dict "root" . "user" "simulator") }}
{{- end }}
{{ include "common.registry.env" . }}
{{ include "common.settings" .Values.settings }}
{{- end }}

{{- define "simulator.sites" -}}
{{- $sites := list }}
{{- range $site := keys (.Values.sites | default (include "common.sites" . | fromYaml)) | sortAlpha }}
{{- $sites = append $sites (printf "%s:%d" $site (int (get $.Values.sites $site | default 1))) }}
{{- end }}
{{- join "," $sites }}
{{- end }}

{{/* Nobody asks it anything. */}}
{{- define "simulator.ingress" -}}{{- end }}

{{- define "simulator.egress" -}}
{{- if eq .Values.target "http" }}
{{ include "common.to" (dict "root" . "chart" "collector" "port" 8080) }}
{{- else }}
{{ include "common.to.kafka" . }}
{{- end }}
{{- include "common.to.registry" . }}
{{- end }}
