/** What people see on the terminal. */
@NullMarked
package io.realtimeanalytics.local.console;

import org.jspecify.annotations.NullMarked;
