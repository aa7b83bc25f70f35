/** The folder in which a run keeps what outlives it. */
@NullMarked
package io.realtimeanalytics.local.folder;

import org.jspecify.annotations.NullMarked;
