{{/* Names, labels and images. All take the root context of a chart. */}}

{{/* Name of a chart's objects: <release>-<chart>. */}}
{{- define "common.name" -}}
{{ .Release.Name }}-{{ .Chart.Name }}
{{- end }}

{{- define "common.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Labels of pods: nothing that changes when only the charts do, or all would restart. */}}
{{- define "common.podLabels" -}}
{{ include "common.selectorLabels" . }}
app.kubernetes.io/component: {{ index .Chart.Annotations "realtime-analytics/component" }}
app.kubernetes.io/part-of: realtime-analytics
{{- end }}

{{- define "common.labels" -}}
{{ include "common.podLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Name and labels, as most objects have them. */}}
{{- define "common.metadata" -}}
name: {{ include "common.name" . }}
labels:
  {{- include "common.labels" . | nindent 2 }}
{{- end }}

{{/* Reference of the chart's image. */}}
{{- define "common.image" -}}
{{ include "common.imageOf" (dict "root" . "image" .Values.image) }}
{{- end }}

{{/* Reference of an image: a digest wins over a tag, the image's own over the global. Takes root and image. */}}
{{- define "common.imageOf" -}}
{{- with .root.Values.global.image.registry }}{{ . }}/{{ end -}}
{{ .image.repository -}}
{{- if .image.digest }}@{{ .image.digest }}
{{- else }}:{{ .image.tag | default .root.Values.global.image.tag | default .root.Chart.AppVersion }}
{{- end }}
{{- end }}

{{/* Sites and the origins of their pages, as YAML. */}}
{{- define "common.sites" -}}
{{- if .Values.global.sites }}
{{- toYaml .Values.global.sites }}
{{- else if eq .Values.global.environment "development" -}}
aurora-outdoor: ["*"]
nova-electronics: ["*"]
pine-books: ["*"]
{{- end }}
{{- end }}
