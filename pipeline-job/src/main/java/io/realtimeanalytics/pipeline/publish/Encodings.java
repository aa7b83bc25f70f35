package io.realtimeanalytics.pipeline.publish;

import io.realtimeanalytics.event.avro.Alert;
import io.realtimeanalytics.event.avro.MetricItem;
import io.realtimeanalytics.event.avro.MetricResult;
import io.realtimeanalytics.event.avro.RejectReason;
import io.realtimeanalytics.event.avro.RejectedRecord;
import io.realtimeanalytics.event.avro.ResultStatus;
import io.realtimeanalytics.event.avro.Session;
import io.realtimeanalytics.event.result.ResultKeys;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.SchemaRegistry;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.pipeline.alert.AlertUpdate;
import io.realtimeanalytics.pipeline.count.MetricUpdate;
import io.realtimeanalytics.pipeline.ingest.Rejected;
import io.realtimeanalytics.pipeline.session.FinishedSession;
import io.realtimeanalytics.pipeline.session.OpenSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Avro form of the job's results. */
final class Encodings {

    private Encodings() {}

    static Function<MetricUpdate, Published> metricUpdates(SchemaRegistry registry) {
        AvroEncoder<MetricResult> encoder =
                AvroEncoder.of(MetricResult.class, Subjects.METRIC_RESULT, registry);
        return update -> {
            MetricResult result = resultOf(update);
            return new Published(
                    bytes(ResultKeys.keyOf(result)), encoder.encode(result), update.trace());
        };
    }

    static Function<FinishedSession, Published> sessions(SchemaRegistry registry) {
        AvroEncoder<Session> encoder = AvroEncoder.of(Session.class, Subjects.SESSION, registry);
        return finished ->
                new Published(
                        bytes(finished.siteId() + '|' + finished.sessionId()),
                        encoder.encode(sessionOf(finished)));
    }

    static Function<AlertUpdate, Published> alerts(SchemaRegistry registry) {
        AvroEncoder<Alert> encoder = AvroEncoder.of(Alert.class, Subjects.ALERT, registry);
        return update ->
                new Published(
                        bytes(update.siteId() + '|' + update.alertId()),
                        encoder.encode(alertOf(update)));
    }

    static Function<Rejected, Published> rejectedRecords(SchemaRegistry registry) {
        AvroEncoder<RejectedRecord> encoder =
                AvroEncoder.of(RejectedRecord.class, Subjects.REJECTED_RECORD, registry);
        return rejected ->
                new Published(rejected.key(), encoder.encode(rejectedRecordOf(rejected)));
    }

    private static MetricResult resultOf(MetricUpdate update) {
        List<MetricItem> items = new ArrayList<>(update.items().length);
        for (int i = 0; i < update.items().length; i++) {
            items.add(
                    new MetricItem(
                            update.items()[i],
                            update.itemCounts()[i],
                            update.itemAmountsMinor()[i],
                            update.itemValues()[i]));
        }
        return new MetricResult(
                update.siteId(),
                update.metric(),
                update.window(),
                update.startMillis(),
                update.endMillis(),
                ResultStatus.valueOf(update.status()),
                update.revision(),
                update.count(),
                update.amountMinor(),
                items,
                update.watermarkMillis(),
                update.oldestReceivedAtMillis(),
                update.newestReceivedAtMillis(),
                buffer(update.sketch()),
                update.digest());
    }

    private static Session sessionOf(FinishedSession finished) {
        OpenSession session = finished.session();
        return Session.newBuilder()
                .setSiteId(finished.siteId())
                .setSessionId(finished.sessionId())
                .setVisitorId(finished.visitorId())
                .setStartedAt(session.startedAtMillis())
                .setEndedAt(session.endedAtMillis())
                .setEvents(session.events())
                .setPageViews(session.pageViews())
                .setEntryPage(session.entryPage())
                .setExitPage(session.exitPage())
                .setReferrer(session.referrer().isEmpty() ? "(direct)" : session.referrer())
                .setCampaign(session.campaign().isEmpty() ? null : session.campaign())
                .setCountry(session.country())
                .setDevice(session.device())
                .setConversions(session.conversions())
                .setRevenueMinor(session.revenueMinor())
                .setIsEngaged(finished.isEngaged())
                .build();
    }

    private static Alert alertOf(AlertUpdate update) {
        return Alert.newBuilder()
                .setAlertId(update.alertId())
                .setSiteId(update.siteId())
                .setPatternId(update.patternId())
                .setSeverity(update.severity())
                .setStatus(update.status())
                .setSubject(update.subject())
                .setDimension(update.dimension())
                .setItem(update.item())
                .setFirstEventAt(update.firstEventAtMillis())
                .setLastEventAt(update.lastEventAtMillis())
                .setDetectedAt(update.detectedAtMillis())
                .setResolvedAt(update.resolvedAtMillis() == 0 ? null : update.resolvedAtMillis())
                .setCount(update.count())
                .setValue(update.value())
                .setExpected(update.expected())
                .setAmountMinor(update.amountMinor())
                .setCurrency(update.currency())
                .setSampleEventIds(List.of(update.sampleEventIds()))
                .setDetail(update.detail())
                .build();
    }

    private static RejectedRecord rejectedRecordOf(Rejected rejected) {
        return new RejectedRecord(
                RejectReason.valueOf(rejected.reason()),
                rejected.detail(),
                rejected.topic(),
                rejected.partition(),
                rejected.offset(),
                rejected.recordTimeMillis(),
                buffer(rejected.key()),
                buffer(rejected.value()));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
