/** A program that serves the dashboard's files and holds no data. */
@NullMarked
package io.realtimeanalytics.bridge.pages;

import org.jspecify.annotations.NullMarked;
