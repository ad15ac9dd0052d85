/** How a service's Kafka clients are let in. */
@NullMarked
package org.referralrouter.edge.kafka;

import org.jspecify.annotations.NullMarked;
