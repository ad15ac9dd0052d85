#!/usr/bin/env bash
# Prints the agency's referrals from the beginning. The secret goes to kcat through a pipe: an argument would be seen by
# everybody on this machine. kcat needs to be built with libcurl (tokens) and Avro (values).
set -euo pipefail
cd "$(dirname "$0")"
exec kcat -F <(cat kcat.conf; printf 'sasl.oauthbearer.client.secret=%s\n' "$(cat secret)") \
  -C -t {{referralsTopic}} -o beginning -e -s value=avro -r {{registry}}
