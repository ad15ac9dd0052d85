/** What two versions of a procedure do not have alike, in words. */
@NullMarked
package org.referralrouter.routing.difference;

import org.jspecify.annotations.NullMarked;
