{{/* Small pods that Helm runs once. They need bash and no more: the job's image is on the nodes anyhow. */}}

{{/* Labels by which the network lets them through. */}}
{{- define "common.hook.labels" -}}
app.kubernetes.io/name: hook
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/part-of: realtime-analytics
{{- end }}

{{/* Spec of the pod. Takes root, script and, if wanted, env. */}}
{{- define "common.hook.pod" -}}
restartPolicy: Never
{{ include "common.pod" (dict "root" .root "uid" 9999) }}
containers:
  - name: hook
    image: {{ include "common.imageOf" (dict "root" .root "image" .root.Values.global.hookImage) }}
    imagePullPolicy: {{ .root.Values.global.image.pullPolicy }}
    command: [bash, -euc]
    args:
      - |
        {{- include "common.hook.http" . | nindent 8 }}
        {{- .script | trim | nindent 8 }}
    {{- with .env }}
    env:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    # One request.
    resources:
      requests: {cpu: 10m, memory: 32Mi}
      limits: {cpu: 200m, memory: 64Mi}
    securityContext:
      {{- include "common.container.security" .root | nindent 6 }}
{{- end }}

{{/* http METHOD HOST PORT PATH [BODY [HEADER]] prints the status; tries for a minute until somebody answers. */}}
{{- define "common.hook.http" -}}
http() {
  local method=$1 host=$2 port=$3 path=$4 body=${5-} header=${6-} line
  for attempt in {1..60}; do
    if { exec 3<>"/dev/tcp/$host/$port"; } 2>/dev/null; then
      printf '%s %s HTTP/1.1\r\nHost: %s:%s\r\nConnection: close\r\nUser-Agent: helm-bot\r\n' \
        "$method" "$path" "$host" "$port" >&3
      printf 'Content-Type: application/json\r\nContent-Length: %d\r\n' "${#body}" >&3
      if [ -n "$header" ]; then printf '%s\r\n' "$header" >&3; fi
      printf '\r\n%s' "$body" >&3
      if IFS= read -r -t 10 line <&3 && [[ $line =~ ^HTTP/1.1\ ([0-9]+) ]]; then
        exec 3<&- 3>&-
        echo "${BASH_REMATCH[1]}"
        return
      fi
      exec 3<&- 3>&-
    fi
    sleep 1
  done
  echo "nobody answers at $host:$port" >&2
  return 1
}
{{- end }}
