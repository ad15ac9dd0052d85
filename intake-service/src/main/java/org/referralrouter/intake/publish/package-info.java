/** Events from the outbox to Kafka, in order for each concern, for as long as it takes. */
@NullMarked
package org.referralrouter.intake.publish;

import org.jspecify.annotations.NullMarked;
