/** The audit service: starts it and says who may call it. */
@NullMarked
package org.referralrouter.audit;

import org.jspecify.annotations.NullMarked;
