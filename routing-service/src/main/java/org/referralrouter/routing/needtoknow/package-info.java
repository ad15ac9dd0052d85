/** What each agency may know of a concern, by the procedure's need-to-know table. */
@NullMarked
package org.referralrouter.routing.needtoknow;

import org.jspecify.annotations.NullMarked;
