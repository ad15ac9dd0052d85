/** The real servers that the tests run against: started once for each JVM, ended with it. */
@NullMarked
package org.referralrouter.local.stack;

import org.jspecify.annotations.NullMarked;
