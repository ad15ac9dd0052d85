/** A decision: which agencies receive which referrals, on whose authority. */
@NullMarked
package org.referralrouter.decision;

import org.jspecify.annotations.NullMarked;
