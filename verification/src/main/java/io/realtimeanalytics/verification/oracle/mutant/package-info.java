/** Faulty platforms, made by changing the copy in the database: each must be found out. */
@NullMarked
package io.realtimeanalytics.verification.oracle.mutant;

import org.jspecify.annotations.NullMarked;
