/** The HTTP face of the contract: concerns in, receipts and problem documents out. */
@NullMarked
package org.referralrouter.intake.api;

import org.jspecify.annotations.NullMarked;
