#!/usr/bin/env bash
# The same with the password (SCRAM-SHA-512), which every kcat knows.
set -euo pipefail
cd "$(dirname "$0")"
exec kcat -F <(cat kcat-scram.conf; printf 'sasl.password=%s\n' "$(cat scram-password)") \
  -C -t {{referralsTopic}} -o beginning -e -f 'partition %p offset %o concern %k, %S bytes\n'
