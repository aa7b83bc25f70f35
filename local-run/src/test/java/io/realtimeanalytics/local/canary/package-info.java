/** The canary in the whole platform, without anything that is made for tests. */
@NullMarked
package io.realtimeanalytics.local.canary;

import org.jspecify.annotations.NullMarked;
