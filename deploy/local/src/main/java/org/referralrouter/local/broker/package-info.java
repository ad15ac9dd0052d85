/** A real Kafka broker, in this JVM, with its data in a directory. */
@NullMarked
package org.referralrouter.local.broker;

import org.jspecify.annotations.NullMarked;
