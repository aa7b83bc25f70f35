#!/usr/bin/env bash
# Starts Flink's own entrypoint with arguments that Flink 2 understands.
#
# With high availability the operator (up to 1.15.0) starts a standalone JobManager with "--host IP". Flink 2 has no
# such option: it would hand it, and all that follows, to the job, and announce a name that resolves late.
set -euo pipefail

arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --host)
      [ $# -ge 2 ] || { echo "pipeline-entrypoint: --host: address missing" >&2; exit 2; }
      arguments+=(-D "jobmanager.rpc.address=$2")
      shift 2
      ;;
    --host=*)
      arguments+=(-D "jobmanager.rpc.address=${1#--host=}")
      shift
      ;;
    *)
      arguments+=("$1")
      shift
      ;;
  esac
done

# Bash before 4.4 takes an empty list for an unset one.
exec "${FLINK_ENTRYPOINT:-/docker-entrypoint.sh}" ${arguments[@]+"${arguments[@]}"}
