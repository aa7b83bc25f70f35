/** Pages that are generated from the programs. */
@NullMarked
package io.realtimeanalytics.local.docs;

import org.jspecify.annotations.NullMarked;
