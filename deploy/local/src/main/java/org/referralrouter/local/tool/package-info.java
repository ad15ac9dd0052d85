/** Tools from outside that some tests need. */
@NullMarked
package org.referralrouter.local.tool;

import org.jspecify.annotations.NullMarked;
