/** Which agencies a service serves, as its setting says. */
@NullMarked
package org.referralrouter.edge.agencies;

import org.jspecify.annotations.NullMarked;
