/** What the container images add to the programs in them. */
@NullMarked
package io.realtimeanalytics.verification.image;

import org.jspecify.annotations.NullMarked;
