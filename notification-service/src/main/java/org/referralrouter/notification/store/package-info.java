/** The inbox in PostgreSQL. */
@NullMarked
package org.referralrouter.notification.store;

import org.jspecify.annotations.NullMarked;
