/**
 * How events travel: Avro by the published schemas, Confluent's wire format, CloudEvents headers,
 * dead letters.
 */
@NullMarked
package org.referralrouter.wire;

import org.jspecify.annotations.NullMarked;
