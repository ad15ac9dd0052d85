/** The inbox over HTTP. */
@NullMarked
package org.referralrouter.notification.api;

import org.jspecify.annotations.NullMarked;
