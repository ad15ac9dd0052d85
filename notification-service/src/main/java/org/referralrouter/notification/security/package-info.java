/** Who may ask for what. */
@NullMarked
package org.referralrouter.notification.security;

import org.jspecify.annotations.NullMarked;
