{{/*
A job in Flink's standalone mode: one FlinkDeployment, and what it needs around it. The templates take
  root      the chart
  name      of the job: live, patterns, history
  job       its values
  main      its class
  backend   where state is kept while the job runs: rocksdb or hashmap
  reactive  whether it takes all slots there are, so that a change of TaskManagers scales it in place
  env       what is special in its environment, as text
*/}}

{{- define "common.flink.name" -}}
{{ .root.Release.Name }}-{{ .name }}
{{- end }}

{{- define "common.flink.labels" -}}
{{ include "common.podLabels" .root }}
realtime-analytics/job: {{ .name }}
{{- end }}

{{/*
How many TaskManagers. Once somebody has scaled them (a HorizontalPodAutoscaler, kubectl scale) the number is theirs: left
out, so that neither an upgrade nor a rollback to such a revision touches it. Helm 3 would delete what is left out, and the
job with it: it gets the number that is there.
*/}}
{{- define "common.flink.replicas" -}}
{{- $autoscaling := .job.autoscaling | default dict }}
{{- $isScaled := dict }}
{{- $keepsWhatIsLeftOut := semverCompare ">=4.0.0-0" .root.Capabilities.HelmVersion.Version }}
{{- $isKnown := .root.Capabilities.APIVersions.Has "flink.apache.org/v1beta1" }}
{{- if and .root.Values.global.lookup $autoscaling.adoptLive $isKnown }}
{{- $live := lookup "flink.apache.org/v1beta1" "FlinkDeployment" .root.Release.Namespace (include "common.flink.name" .) }}
{{- range dig "metadata" "managedFields" list $live }}
{{- if eq (get . "subresource") "scale" }}{{ $_ := set $isScaled "to" (dig "spec" "taskManager" "replicas" $autoscaling.minReplicas $live) }}{{ end }}
{{- end }}
{{- end }}
{{- if and $isScaled (not $keepsWhatIsLeftOut) }}
{{- $isScaled.to | int }}
{{- else if not $isScaled }}
{{- ternary $autoscaling.minReplicas .job.taskManager.replicas ($autoscaling.enabled | default false) | int }}
{{- end }}
{{- end }}

{{/* Where state outlives pods: a volume of the release, or a URI. */}}
{{- define "common.flink.state" -}}
{{ .root.Values.state.uri | default "file:///flink-state" | trimSuffix "/" }}/{{ include "common.flink.name" . }}
{{- end }}

{{- define "common.flink.configuration" -}}
{{- $state := include "common.flink.state" . }}
{{- $config := dict
  "taskmanager.numberOfTaskSlots" .job.taskManager.slots
  "kubernetes.entry.path" "/opt/flink/bin/pipeline-entrypoint.sh"
  "jobmanager.scheduler" "adaptive"
  "jobmanager.adaptive-scheduler.executing.resource-stabilization-timeout" "5s"
  "jobmanager.adaptive-scheduler.executing.cooldown-after-rescaling" "5s"
  "kubernetes.jobmanager.cpu.limit-factor" .job.cpuLimitFactor
  "kubernetes.taskmanager.cpu.limit-factor" .job.cpuLimitFactor
  "high-availability.type" "kubernetes"
  "high-availability.storageDir" (printf "%s/ha" $state)
  "high-availability.jobmanager.port" "6123"
  "blob.server.port" "6124"
  "state.backend.type" .backend
  "execution.checkpointing.dir" (printf "%s/checkpoints" $state)
  "execution.checkpointing.savepoint-dir" (printf "%s/savepoints" $state)
  "execution.checkpointing.interval" .job.checkpointInterval
  "execution.checkpointing.mode" "EXACTLY_ONCE"
  "execution.checkpointing.incremental" "true"
  "execution.checkpointing.tolerable-failed-checkpoints" "30"
  "execution.checkpointing.externalized-checkpoint-retention" "RETAIN_ON_CANCELLATION"
  "execution.checkpointing.num-retained" "3"
  "restart-strategy.type" "exponential-delay"
  "restart-strategy.exponential-delay.initial-backoff" "1s"
  "restart-strategy.exponential-delay.max-backoff" "10s"
  "pekko.lookup.timeout" "90s"
  "taskmanager.data.port" "6121"
  "taskmanager.rpc.port" "6122"
  "metrics.internal.query-service.port" "6125"
  "web.submit.enable" "false"
  "web.cancel.enable" "false"
  "metrics.reporters" "prom"
  "metrics.reporter.prom.factory.class" "org.apache.flink.metrics.prometheus.PrometheusReporterFactory"
  "metrics.reporter.prom.port" "9249"
  "kubernetes.operator.pod-template.merge-arrays-by-name" "true"
  "kubernetes.operator.savepoint.history.max.count" "5"
}}
{{- /* A TaskManager that starts before its JobManager waits so long to learn its own address; then it takes localhost. */}}
{{- if .reactive }}{{ $_ := set $config "scheduler-mode" "reactive" }}{{ end }}
{{- with .job.savepointInterval }}{{ $_ := set $config "kubernetes.operator.periodic.savepoint.interval" . }}{{ end }}
{{- with .root.Values.state.s3 }}
{{- with .endpoint }}{{ $_ := set $config "s3.endpoint" . }}{{ end }}
{{- if .pathStyle }}{{ $_ := set $config "s3.path.style.access" "true" }}{{ end }}
{{- end }}
{{- range $key, $value := mergeOverwrite $config .job.flinkConfiguration }}
{{ $key }}: {{ $value | toString | quote }}
{{- end }}
{{- end }}

{{- define "common.flink.env" -}}
{{ .env | default "" }}
{{ include "common.kafka.env" (dict "root" .root "user" .name) }}
{{ include "common.registry.env" .root }}
{{- if .root.Values.state.uri }}
{{- with .root.Values.state.s3 }}
- name: ENABLE_BUILT_IN_PLUGINS
  value: {{ .plugin }}
{{- if .existingSecret }}
{{- range $name, $key := dict "AWS_ACCESS_KEY_ID" "access-key" "AWS_SECRET_ACCESS_KEY" "secret-key" }}
- name: {{ $name }}
  valueFrom:
    secretKeyRef:
      name: {{ $.root.Values.state.s3.existingSecret }}
      key: {{ $key }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{ include "common.settings" .job.settings }}
{{- end }}

{{/* What both kinds of pods have in common. */}}
{{- define "common.flink.pod" -}}
metadata:
  labels:
    {{- include "common.flink.labels" . | nindent 4 }}
spec:
  {{- include "common.pod.hardened" (dict "uid" 9999) | nindent 2 }}
  {{- with .root.Values.global.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    # Flink's operator knows it by this name.
    - name: flink-main-container
      ports:
        - {name: metrics, containerPort: 9249}
      env:
        {{- include "common.flink.env" . | trim | nindent 8 }}
      securityContext:
        {{- include "common.container.security" .root | nindent 8 }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: log, mountPath: /opt/flink/log}
        {{- if not .root.Values.state.uri }}
        - {name: state, mountPath: /flink-state}
        {{- end }}
  volumes:
    # RocksDB's files too: they are rebuilt from a checkpoint.
    - name: tmp
      emptyDir: {sizeLimit: {{ .job.scratchSize }}}
    - name: log
      emptyDir: {sizeLimit: 512Mi}
    {{- if not .root.Values.state.uri }}
    - name: state
      persistentVolumeClaim:
        claimName: {{ include "common.name" .root }}-state
    {{- end }}
{{- end }}

{{/* A process that hangs is ended; whether it is ready is the operator's affair. Takes the port of its calls. */}}
{{- define "common.flink.liveness" -}}
spec:
  containers:
    - name: flink-main-container
      livenessProbe:
        tcpSocket: {port: {{ . }}}
        initialDelaySeconds: 120
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
{{- end }}

{{- define "common.flink.deployment" -}}
apiVersion: flink.apache.org/v1beta1
kind: FlinkDeployment
metadata:
  name: {{ include "common.flink.name" . }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
    realtime-analytics/job: {{ .name }}
spec:
  image: {{ include "common.image" .root }}
  imagePullPolicy: {{ .root.Values.global.image.pullPolicy }}
  flinkVersion: v2_2
  mode: standalone
  serviceAccount: {{ include "common.name" .root }}
  flinkConfiguration:
    {{- include "common.flink.configuration" . | trim | nindent 4 }}
  podTemplate:
    {{- include "common.flink.pod" . | nindent 4 }}
  jobManager:
    replicas: {{ .job.jobManager.replicas }}
    resource:
      cpu: {{ .job.jobManager.cpu }}
      memory: {{ .job.jobManager.memory }}
    podTemplate:
      {{- include "common.flink.liveness" 6123 | nindent 6 }}
  taskManager:
    {{- with include "common.flink.replicas" . | trim }}
    replicas: {{ . }}
    {{- end }}
    resource:
      cpu: {{ .job.taskManager.cpu }}
      memory: {{ .job.taskManager.memory }}
    podTemplate:
      {{- include "common.flink.liveness" 6122 | nindent 6 }}
  job:
    # Not in usrlib: the operator mounts an empty folder there.
    jarURI: local:///opt/flink/jobs/pipeline-job.jar
    entryClass: {{ .main }}
    upgradeMode: {{ .job.upgradeMode }}
    state: running
{{- end }}

{{/* The network of one job. Takes extra, further rules of egress as text. */}}
{{- define "common.flink.networkPolicy" -}}
{{- $own := dict "podSelector" (dict "matchLabels" (dict "app" (include "common.flink.name" .))) | list | toYaml }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "common.flink.name" . }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
spec:
  podSelector:
    matchLabels:
      app: {{ include "common.flink.name" . }}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        {{- $own | nindent 8 }}
      ports:
        {{- include "common.flink.ports" . | nindent 8 }}
    # The operator asks about the job and takes savepoints. Nobody else: who reaches this port can run code.
    - from:
        {{- include "common.peer.namespace" .root.Values.global.operators.flinkNamespace | nindent 8 }}
      ports:
        - port: 8081
    {{- include "common.from.monitoring" (dict "root" .root "port" 9249) | trim | nindent 4 }}
  egress:
    - to:
        {{- $own | nindent 8 }}
      ports:
        {{- include "common.flink.ports" . | nindent 8 }}
    {{- include "common.to.kafka" .root | trim | nindent 4 }}
    {{- include "common.to.registry" .root | trim | nindent 4 }}
    # Leaders and checkpoints are found by ConfigMaps.
    {{- include "common.to.apiServer" .root | trim | nindent 4 }}
    {{- if .root.Values.state.uri }}
    {{- include "common.to.url" (.root.Values.state.s3.endpoint | default "https://s3") | nindent 4 }}
    {{- end }}
    {{- with .extra }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end }}

{{/* Data, calls, files, metrics, and the REST interface: all fixed, so that they can be named. */}}
{{- define "common.flink.ports" -}}
- {port: 6121, endPort: 6125}
- {port: 8081}
{{- end }}

{{/* One pod of a job at a time: each that goes restarts it from its last checkpoint, and a second JobManager stays. */}}
{{- define "common.flink.pdb" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "common.flink.name" . }}
  labels:
    {{- include "common.labels" .root | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      app: {{ include "common.flink.name" . }}
{{- end }}

{{- define "common.flink.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "common.metadata" . | nindent 2 }}
{{- end }}

{{- define "common.flink.role" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "common.metadata" . | nindent 2 }}
rules:
  # High availability: leaders, and pointers to checkpoints. Their names are Flink's own.
  - apiGroups: [""]
    resources: [configmaps]
    verbs: [get, list, watch, create, update, patch, delete]
{{- end }}

{{- define "common.flink.roleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "common.metadata" . | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "common.name" . }}
subjects:
  - kind: ServiceAccount
    name: {{ include "common.name" . }}
    namespace: {{ .Release.Namespace }}
{{- end }}

{{- define "common.flink.stateVolume" -}}
{{- if not .Values.state.uri }}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ include "common.name" . }}-state
  labels:
    {{- include "common.labels" . | nindent 4 }}
  annotations:
    # What the jobs know is here, and in no other place.
    helm.sh/resource-policy: keep
spec:
  accessModes: [{{ .Values.state.volume.accessMode }}]
  {{- with .Values.state.volume.className }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests:
      storage: {{ .Values.state.volume.size }}
{{- end }}
{{- end }}

{{- define "common.flink.podMonitor" -}}
{{- if include "common.monitors.enabled" . }}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  {{- include "common.monitor.metadata" (dict "root" . "name" (include "common.name" .)) | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "common.selectorLabels" . | nindent 6 }}
      type: flink-standalone-kubernetes
  podMetricsEndpoints:
    - port: metrics
      interval: {{ .Values.global.monitoring.interval }}
{{- end }}
{{- end }}
