/** The Kafka Streams topology around the domain: inputs, store, outputs, dead letters. */
@NullMarked
package org.referralrouter.routing.kafka;

import org.jspecify.annotations.NullMarked;
