/** What this service needs of others to be ready. */
@NullMarked
package org.referralrouter.audit.health;

import org.jspecify.annotations.NullMarked;
