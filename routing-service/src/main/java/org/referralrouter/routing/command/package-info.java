/** The commands that this program answers without being started as a service. */
@NullMarked
package org.referralrouter.routing.command;

import org.jspecify.annotations.NullMarked;
