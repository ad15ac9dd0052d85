/**
 * Referrals, responses and escalations coming in from Kafka; events and dead letters going out to
 * it.
 */
@NullMarked
package org.referralrouter.notification.kafka;

import org.jspecify.annotations.NullMarked;
