/** Apicurio Registry, as a process of its own. */
@NullMarked
package org.referralrouter.local.registry;

import org.jspecify.annotations.NullMarked;
