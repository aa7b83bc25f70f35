package io.realtimeanalytics.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.realtimeanalytics.collector.testing.Json;
import io.realtimeanalytics.event.avro.Click;
import io.realtimeanalytics.event.avro.Conversion;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.avro.ExceptionReport;
import io.realtimeanalytics.event.avro.PageView;
import io.realtimeanalytics.event.avro.Vital;
import io.realtimeanalytics.event.avro.WebVital;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventValidatorTest {

    private static final String PAGE = "\"page\":{\"url\":\"https://shop.example/\"}";

    private final EventValidator validator = new EventValidator(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "page_view | | missing | page",
                "page_view | \"page\":5 | wrong_type | page",
                "page_view | \"page\":{} | missing | page.url",
                "page_view | \"page\":{\"url\":\"javascript:x\"} | invalid_format | page.url",
                "page_view | \"page\":{\"url\":7} | wrong_type | page.url",
                "page_view | PAGE,\"payload\":{\"scroll_depth_pct\":101} | out_of_range |"
                        + " payload.scroll_depth_pct",
                "page_view | PAGE,\"payload\":{\"navigation_type\":\"tab\"} | unknown_value |"
                        + " payload.navigation_type",
                "page_view | PAGE,\"payload\":[] | wrong_type | payload",
                "page_view | PAGE,\"client_seq\":1.5 | wrong_type | client_seq",
                "page_view | PAGE,\"client_seq\":-1 | out_of_range | client_seq",
                "page_view | PAGE,\"created_at\":\"now\" | wrong_type | created_at",
                "page_view | PAGE,\"sent_at\":-5 | out_of_range | sent_at",
                "page_view | PAGE,\"page_view_id\":\"a b\" | invalid_format | page_view_id",
                "page_view | PAGE,\"screen\":{\"width\":-1} | out_of_range | screen.width",
                "page_view | PAGE,\"site_id\":\"open\" | site_mismatch | site_id",
                "unknown | PAGE | unknown_value | event_type",
                "custom | | missing | event_name",
                "custom | \"event_name\":\"Add To Cart\" | invalid_format | event_name",
                "custom | \"event_name\":\"page_view\" | reserved_name | event_name",
                "custom | \"event_name\":\"x\",\"properties\":{\"a\":{}} | wrong_type | properties",
                "custom | \"event_name\":\"x\",\"properties\":[1] | wrong_type | properties",
                "conversion | | missing | event_name",
                "conversion | \"event_name\":\"purchase\" | missing | payload.transaction_id",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"value_minor\":5} | missing |"
                        + " payload.currency",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"currency\":\"EURO\"} | too_long |"
                        + " payload.currency",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"currency\":\"eur\"} |"
                        + " unknown_value | payload.currency",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"value_minor\":9.99} | wrong_type |"
                        + " payload.value_minor",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"items\":[5]} | wrong_type |"
                        + " payload.items",
                "conversion | \"event_name\":\"lead\",\"payload\":{\"items\":[{}]} | missing |"
                        + " payload.items.item_id",
                "web_vital | \"payload\":{\"value\":1} | missing | payload.vital",
                "web_vital | \"payload\":{\"vital\":\"FID\",\"value\":1} | unknown_value |"
                        + " payload.vital",
                "web_vital | \"payload\":{\"vital\":\"LCP\"} | missing | payload.value",
                "web_vital | \"payload\":{\"vital\":\"LCP\",\"value\":-1} | out_of_range |"
                        + " payload.value",
                "exception | | missing | payload.message_hash",
                "click | \"payload\":{\"interactive\":\"yes\"} | wrong_type | payload.interactive",
                "heartbeat | \"payload\":{\"engagement_time_msec\":86400001} | out_of_range |"
                        + " payload.engagement_time_msec"
            })
    void saysWhatIsWrongAndWhere(String type, String more, String reason, String field) {
        String fields = more == null ? "" : more.replace("PAGE", PAGE);
        String json = Json.event(type, fields);
        if (fields.contains("site_id")) {
            json = json.replace("\"site_id\":\"shop\",", "");
        }

        Verdict verdict = judge(json);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Rejected(
                                Json.ID,
                                RejectReason.valueOf(reason.toUpperCase(java.util.Locale.ROOT)),
                                field));
    }

    @ParameterizedTest
    @CsvSource({
        "0190B5A4-7C1E-7000-8000-0123456789AB, 0190b5a4-7c1e-7000-8000-0123456789ab",
        "01hzx3v5kq2m8w9e7r6t5y4g3d, 01HZX3V5KQ2M8W9E7R6T5Y4G3D"
    })
    void spellsIdsInOneWay(String sent, String kept) {
        assertThat(accept(Json.pageView().replace(Json.ID, sent)).getEventId()).isEqualTo(kept);
    }

    @Test
    void refusesOtherIdsAndMakesMissingOnes() {
        assertThat(judge(Json.pageView().replace(Json.ID, "42")))
                .isEqualTo(new Verdict.Rejected(null, RejectReason.INVALID_FORMAT, "event_id"));

        String made =
                accept(Json.pageView().replace("\"event_id\":\"" + Json.ID + "\",", ""))
                        .getEventId();

        assertThat(UUID.fromString(made).version()).isEqualTo(7);
        assertThat(UUID.fromString(made).variant()).isEqualTo(2);
    }

    @Test
    void keepsEverythingOfACompleteConversion() {
        Event event =
                accept(
                        Json.event(
                                "conversion",
                                "\"event_name\":\"purchase\",\"payload\":{\"transaction_id\":\"t\","
                                        + "\"value_minor\":1999,\"currency\":\"EUR\",\"tax_minor\":319,"
                                        + "\"items\":[{\"item_id\":\"i\",\"item_name\":\"Lamp\","
                                        + "\"price_minor\":1999,\"quantity\":1,\"index\":0}]},"
                                        + "\"properties\":{\"a\":1,\"b\":1.5,\"c\":true,\"d\":\"x\","
                                        + "\"e\":null}"));

        Conversion conversion = (Conversion) event.getPayload();
        assertThat(event.getEventName()).isEqualTo("purchase");
        assertThat(conversion.getTransactionId()).isEqualTo("t");
        assertThat(conversion.getValueMinor()).isEqualTo(1_999);
        assertThat(conversion.getTaxMinor()).isEqualTo(319);
        assertThat(conversion.getItems().get(0).getItemName()).isEqualTo("Lamp");
        assertThat(event.getProperties()).isEqualTo(Map.of("a", 1L, "b", 1.5, "c", true, "d", "x"));
    }

    @Test
    void readsClicksVitalsAndExceptions() {
        Click click =
                (Click)
                        accept(
                                        Json.event(
                                                "click",
                                                "\"payload\":{\"x\":3,\"y\":4,\"interactive\":true,"
                                                        + "\"label\":\"Call 0791234567\"}"))
                                .getPayload();
        WebVital vital =
                (WebVital)
                        accept(
                                        Json.event(
                                                "web_vital",
                                                "\"payload\":{\"vital\":\"CLS\",\"value\":0.1}"))
                                .getPayload();
        ExceptionReport report =
                (ExceptionReport)
                        accept(
                                        Json.event(
                                                "exception",
                                                "\"payload\":{\"message_hash\":\"h\",\"message\":"
                                                        + "\"boom\\nat line 1\",\"source\":"
                                                        + "\"https://a.example/x.js?token=1\",\"line\":7}"))
                                .getPayload();

        assertThat(click.getLabel()).isEqualTo("Call ***");
        assertThat(click.getX()).isEqualTo(3);
        assertThat(vital.getVital()).isEqualTo(Vital.CLS);
        assertThat(report.getMessage()).isEqualTo("boom");
        assertThat(report.getSource()).isEqualTo("https://a.example/x.js");
        assertThat(report.getLine()).isEqualTo(7);
    }

    @Test
    void namesEventsByTheirTypeAndToleratesOddSurroundings() {
        Event event =
                accept(
                        Json.event(
                                "page_view",
                                PAGE
                                        + ",\"event_name\":\"other\",\"language\":\"<b>\",\"timezone\":null"));

        assertThat(event.getEventName()).isEqualTo("page_view");
        assertThat(event.getDevice().getLanguage()).isNull();
        assertThat(((PageView) event.getPayload()).getNavigationType()).isEqualTo("load");
    }

    @Test
    void cutsProseWithoutSplittingCharacters() {
        String title = "x".repeat(299) + "\uD83D\uDE00";
        String json = Json.pageView().replace("\"A\"", '"' + title + '"');

        assertThat(accept(json).getPage().getTitle()).isEqualTo("x".repeat(299));
    }

    @Test
    void boundsProperties() {
        String many =
                IntStream.range(0, 51)
                        .mapToObj(i -> "\"k" + i + "\":1")
                        .collect(Collectors.joining(","));

        assertThat(judge(custom(many))).isEqualTo(rejected(RejectReason.TOO_MANY));
        assertThat(judge(custom("\"k\":\"" + "v".repeat(2_001) + "\"")))
                .isEqualTo(rejected(RejectReason.TOO_LONG));
        assertThat(judge(custom("\"" + "k".repeat(301) + "\":1")))
                .isEqualTo(rejected(RejectReason.TOO_LONG));
    }

    @Test
    void dropsAndCountsWhatNobodyKnows() {
        Findings findings = new Findings();

        judge(
                Json.event(
                        "page_view",
                        "\"page\":{\"url\":\"https://a.example/\",\"x\":1},\"y\":2,\"bot\":{},"
                                + "\"payload\":{\"z\":3},\"visitor_id\":\"me\""),
                findings);

        assertThat(findings.extraFields()).isEqualTo(5);
    }

    private static String custom(String properties) {
        return Json.event("custom", "\"event_name\":\"x\",\"properties\":{" + properties + "}");
    }

    private static Verdict rejected(RejectReason reason) {
        return new Verdict.Rejected(Json.ID, reason, "properties");
    }

    private Event accept(String json) {
        return ((Verdict.Accepted) judge(json)).draft().event();
    }

    private Verdict judge(String json) {
        return judge(json, new Findings());
    }

    private Verdict judge(String json, Findings findings) {
        try {
            JsonNode tree = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
            Batch batch = new Batch("shop", null, java.util.List.of(tree));
            return validator.judge(tree, batch, false, findings);
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
