#!/usr/bin/env bash
# The same with the password (SCRAM-SHA-512). It takes librdkafka 2.6.1 or newer (kcat -V): earlier ones repeat the nonce,
# which Kafka 4 refuses as invalid credentials (librdkafka, pull request 4895).
set -euo pipefail
cd "$(dirname "$0")"
exec kcat -F <(cat kcat-scram.conf; printf 'sasl.password=%s\n' "$(cat scram-password)") \
  -C -t {{referralsTopic}} -o beginning -e -f 'partition %p offset %o concern %k, %S bytes\n'
