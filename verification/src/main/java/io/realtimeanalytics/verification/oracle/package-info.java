/**
 * The oracle: recomputes every result from a dump of the events, in SQL, and compares. Shares
 * nothing with the jobs but the vocabulary.
 */
@NullMarked
package io.realtimeanalytics.verification.oracle;

import org.jspecify.annotations.NullMarked;
