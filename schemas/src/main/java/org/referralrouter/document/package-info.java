/** The AsyncAPI document of the topics, made from their schemas and from the access matrix. */
@NullMarked
package org.referralrouter.document;

import org.jspecify.annotations.NullMarked;
