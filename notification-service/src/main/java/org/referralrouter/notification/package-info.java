/** The service that tells agencies of their referrals and takes their answers. */
@NullMarked
package org.referralrouter.notification;

import org.jspecify.annotations.NullMarked;
