{{/* Replicas: who decides, how fast, and how many may be away at once. */}}

{{/* Spec of a HorizontalPodAutoscaler. Takes target, autoscaling and metrics, a list beside cpu's. */}}
{{- define "common.hpa.spec" -}}
scaleTargetRef:
  {{- toYaml .target | nindent 2 }}
minReplicas: {{ .autoscaling.minReplicas }}
maxReplicas: {{ .autoscaling.maxReplicas }}
metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: {{ .autoscaling.targetCpuPercent }}
  {{- with .metrics }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
behavior:
  scaleUp:
    stabilizationWindowSeconds: {{ .autoscaling.scaleUp.windowSeconds }}
    policies:
      - type: Pods
        value: {{ .autoscaling.scaleUp.pods }}
        periodSeconds: {{ .autoscaling.scaleUp.periodSeconds }}
  scaleDown:
    stabilizationWindowSeconds: {{ .autoscaling.scaleDown.windowSeconds }}
    policies:
      - type: Pods
        value: {{ .autoscaling.scaleDown.pods }}
        periodSeconds: {{ .autoscaling.scaleDown.periodSeconds }}
{{- end }}

{{/* The HorizontalPodAutoscaler of a chart's Deployment. Takes root and metrics. */}}
{{- define "common.hpa" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "common.metadata" .root | nindent 2 }}
spec:
  {{- $target := dict "apiVersion" "apps/v1" "kind" "Deployment" "name" (include "common.name" .root) }}
  {{- include "common.hpa.spec" (dict "target" $target "autoscaling" .root.Values.autoscaling "metrics" .metrics) | nindent 2 }}
{{- end }}

{{/* One pod at a time is taken away for maintenance; a pod that does not work anyhow, always. */}}
{{- define "common.pdb" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "common.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "common.selectorLabels" . | nindent 6 }}
{{- end }}
