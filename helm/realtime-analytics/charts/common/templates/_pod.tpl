{{/* What every pod and container of ours has in common: Pod Security "restricted" and a little more. */}}

{{/* Fields of a pod. Takes root and the uid that the image is made for. */}}
{{- define "common.pod" -}}
automountServiceAccountToken: false
{{ include "common.pod.hardened" . }}
{{- with .root.Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The same without the two that Flink's operator sets itself. */}}
{{- define "common.pod.hardened" -}}
# Names of Services as variables would look like settings to the programs.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .uid }}
  runAsGroup: {{ .uid }}
  fsGroup: {{ .uid }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "common.container.security" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Spread over nodes and zones where there are several; one node is no reason to stay pending. */}}
{{- define "common.spread" -}}
{{- $labels := include "common.selectorLabels" . }}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" -}}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- $labels | nindent 6 }}
{{ end }}
{{- end }}

{{/*
Probes of a program that says by HTTP whether it lives and whether it is ready.
Takes live and ready, the paths, and startSeconds, how long a start may take.
*/}}
{{- define "common.probes" -}}
startupProbe:
  httpGet:
    path: {{ .live }}
    port: http
  periodSeconds: 2
  failureThreshold: {{ div (int .startSeconds) 2 }}
# Only for a process that hangs: what it depends on is a matter of readiness.
livenessProbe:
  httpGet:
    path: {{ .live }}
    port: http
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: {{ .ready }}
    port: http
  periodSeconds: 3
  timeoutSeconds: 3
  failureThreshold: 2
{{- end }}

{{/* Environment from a map of settings, by name. */}}
{{- define "common.settings" -}}
{{- range $name, $value := . -}}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{ end }}
{{- end }}
