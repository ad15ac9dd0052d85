/** What operators ask a running system from the command line, and how it is told to them. */
@NullMarked
package org.referralrouter.local.operate;

import org.jspecify.annotations.NullMarked;
