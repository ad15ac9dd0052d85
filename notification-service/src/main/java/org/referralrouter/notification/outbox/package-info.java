/** The durable queue in PostgreSQL of what is still to be published or mailed. */
@NullMarked
package org.referralrouter.notification.outbox;

import org.jspecify.annotations.NullMarked;
