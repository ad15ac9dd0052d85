/**
 * Tries a new procedure on past concerns: what would be sent then that is not sent now, and the
 * other way round.
 */
@NullMarked
package org.referralrouter.routing.simulate;

import org.jspecify.annotations.NullMarked;
