#!/usr/bin/env bash
# Lists the agency's referrals: where each stands and of which concern it is. The secret goes to kcat through a pipe, since
# an argument would be seen by everybody on this machine. kcat must be built with libcurl for tokens, which Debian's is not;
# with a password it takes librdkafka 2.6.1 or newer. One that is built with Avro shows content with -s value=avro -r {{registry}} in the place of -f.
set -euo pipefail
cd "$(dirname "$0")"
exec kcat -F <(cat kcat.conf; printf 'sasl.oauthbearer.client.secret=%s\n' "$(cat secret)") \
  -C -t {{referralsTopic}} -o beginning -e -f 'partition %p offset %o concern %k, %S bytes\n'
