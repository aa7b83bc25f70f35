/** From topics to tables, record by record. */
@NullMarked
package io.realtimeanalytics.verification.oracle.dump;

import org.jspecify.annotations.NullMarked;
