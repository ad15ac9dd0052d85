/** Mail that says that a referral waits or is overdue, and never what is in it. */
@NullMarked
package org.referralrouter.notification.mail;

import org.jspecify.annotations.NullMarked;
