/** Escalations that arrive: each is told to people once. */
@NullMarked
package org.referralrouter.notification.escalation;

import org.jspecify.annotations.NullMarked;
