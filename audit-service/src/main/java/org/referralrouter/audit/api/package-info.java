/** The queries over HTTP, each recorded before it is answered. */
@NullMarked
package org.referralrouter.audit.api;

import org.jspecify.annotations.NullMarked;
