package io.realtimeanalytics.pipeline.backtest;

import io.realtimeanalytics.event.environment.ConfigurationException;
import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.pattern.PatternsConfig;
import io.realtimeanalytics.pipeline.pattern.PatternsJob;
import io.realtimeanalytics.pipeline.pattern.definition.BuiltIn;
import io.realtimeanalytics.pipeline.pattern.definition.Definition;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionText;
import io.realtimeanalytics.pipeline.pattern.definition.DefinitionUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs one definition over all retained events, in this process, and prints when it would have
 * fired: what to do before switching it on. Reads topics and writes none.
 *
 * <p>Arguments: a definition as text, for example {@code traffic_spike factor=3}; what it does not
 * say is as built in. Configuration: that of the patterns job.
 */
public final class Backtest {

    private static final int WRONG_USE = 2;

    private Backtest() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Definition definition;
        PatternsConfig config;
        try {
            definition = DefinitionText.parse(String.join(" ", arguments));
            config = PatternsConfig.from(bounded(System.getenv()));
        } catch (IllegalArgumentException | ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        RetainedSpan span = RetainedSpan.ofEvents(config);
        Report report = new Report(System.out);
        report.begin(definition, span);
        report.end(
                run(StreamExecutionEnvironment.createLocalEnvironment(), definition, config), span);
    }

    private static Map<String, String> bounded(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATTERNS_STOP_AT_END", "true");
        return all;
    }

    private static List<AlertUpdate> run(
            StreamExecutionEnvironment env, Definition definition, PatternsConfig config)
            throws Exception {
        PatternsJob.configure(env);
        // Ends at once, and with it, what it holds back of event time.
        DataStream<DefinitionUpdate> definitions =
                env.fromData(only(definition), TypeInformation.of(DefinitionUpdate.class));
        List<AlertUpdate> found = new ArrayList<>();
        CloseableIterator<AlertUpdate> alerts =
                PatternsJob.alerts(env, definitions, config).executeAndCollect("backtest");
        try {
            alerts.forEachRemaining(found::add);
        } finally {
            alerts.close();
        }
        return found;
    }

    /** The definition, and all others switched off. */
    static List<DefinitionUpdate> only(Definition definition) {
        List<DefinitionUpdate> updates = new ArrayList<>();
        for (Definition each : BuiltIn.definitions()) {
            updates.add(new DefinitionUpdate(each.key(), switched(each, false)));
        }
        updates.add(new DefinitionUpdate(definition.key(), switched(definition, true)));
        return updates;
    }

    private static Definition switched(Definition definition, boolean isOn) {
        return new Definition(
                definition.patternId(),
                definition.kind(),
                definition.siteId(),
                isOn,
                definition.severity(),
                definition.cooldownMillis(),
                definition.thresholds());
    }
}
