/** What leaves the service: events to their topics, and mail. */
@NullMarked
package org.referralrouter.notification.outgoing;

import org.jspecify.annotations.NullMarked;
