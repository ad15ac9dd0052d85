#!/usr/bin/env bash
# The same with the password (SCRAM-SHA-512), for a kcat that knows no tokens.
set -euo pipefail
cd "$(dirname "$0")"
exec kcat -F <(cat kcat-scram.conf; printf 'sasl.password=%s\n' "$(cat scram-password)") \
  -C -t {{referralsTopic}} -o beginning -e -s value=avro -r {{registry}}
