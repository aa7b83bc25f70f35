/** History in QuestDB: line protocol, tables, SQL. */
@NullMarked
package io.realtimeanalytics.history.questdb;

import org.jspecify.annotations.NullMarked;
