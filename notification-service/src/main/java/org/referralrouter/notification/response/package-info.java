/**
 * What agencies say to their referrals: what is taken, what is refused at once, what became of it.
 */
@NullMarked
package org.referralrouter.notification.response;

import org.jspecify.annotations.NullMarked;
