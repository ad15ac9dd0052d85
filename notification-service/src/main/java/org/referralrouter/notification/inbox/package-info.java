/** What an agency's inbox does, in plain Java: keeping, showing and answering referrals. */
@NullMarked
package org.referralrouter.notification.inbox;

import org.jspecify.annotations.NullMarked;
