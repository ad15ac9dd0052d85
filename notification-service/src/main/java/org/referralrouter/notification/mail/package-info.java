/** Mail that says that a referral waits, and never what is in it. */
@NullMarked
package org.referralrouter.notification.mail;

import org.jspecify.annotations.NullMarked;
