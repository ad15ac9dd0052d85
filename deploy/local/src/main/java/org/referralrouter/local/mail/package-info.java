/** Where mail to agencies ends on a local system: in files. */
@NullMarked
package org.referralrouter.local.mail;

import org.jspecify.annotations.NullMarked;
