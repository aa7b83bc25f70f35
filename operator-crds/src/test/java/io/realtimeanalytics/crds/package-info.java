/** The definitions that charts and their tests rely on. */
@NullMarked
package io.realtimeanalytics.crds;

import org.jspecify.annotations.NullMarked;
