/** The embedded SQL engine that the truth is computed in, and the scripts that do it. */
@NullMarked
package io.realtimeanalytics.verification.oracle.database;

import org.jspecify.annotations.NullMarked;
