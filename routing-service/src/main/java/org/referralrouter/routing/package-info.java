/** The service that turns concerns into decisions and referrals: its start and its security. */
@NullMarked
package org.referralrouter.routing;

import org.jspecify.annotations.NullMarked;
