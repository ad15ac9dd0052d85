/** A concern as its reporter gives it, and its JSON binding with every refusal at its pointer. */
@NullMarked
package org.referralrouter.concern;

import org.jspecify.annotations.NullMarked;
