/** What the other services say of concerns, read from their topics, each record once. */
@NullMarked
package org.referralrouter.intake.kafka;

import org.jspecify.annotations.NullMarked;
