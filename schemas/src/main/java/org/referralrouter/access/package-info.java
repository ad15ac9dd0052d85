/** Who may do what at the Kafka broker, and how a client says who it is. */
@NullMarked
package org.referralrouter.access;

import org.jspecify.annotations.NullMarked;
