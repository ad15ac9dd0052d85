/** What this service needs of others to be ready. */
@NullMarked
package org.referralrouter.notification.health;

import org.jspecify.annotations.NullMarked;
