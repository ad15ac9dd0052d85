/** What an agency's inbox does: keeping referrals, and showing them to those who may read them. */
@NullMarked
package org.referralrouter.notification.inbox;

import org.jspecify.annotations.NullMarked;
