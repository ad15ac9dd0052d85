/** Finding free ports and telling who holds a taken one. */
@NullMarked
package org.referralrouter.local.port;

import org.jspecify.annotations.NullMarked;
