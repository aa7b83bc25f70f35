package io.realtimeanalytics.collector.testing;

import io.realtimeanalytics.collector.publish.Connection;
import io.realtimeanalytics.collector.publish.EventLog;
import io.realtimeanalytics.event.avro.Event;
import io.realtimeanalytics.event.wire.AvroDecoder;
import io.realtimeanalytics.event.wire.AvroEncoder;
import io.realtimeanalytics.event.wire.Subjects;
import io.realtimeanalytics.event.wire.UndecodableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** A log in memory that acknowledges ticks at once, and events as the test wants. Thread-safe. */
public final class FakeLog implements EventLog, Connection.Factory {

    /** What becomes of events. */
    public enum Events {
        /** Acknowledged at once. */
        ACKNOWLEDGED,
        /** Acknowledged when the test says so. */
        HELD,
        /** Answered with a timeout. */
        LOST,
        /** Refused by an exception. */
        REFUSED
    }

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final List<ProducerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private final List<Callback> held = new ArrayList<>();
    private final int partitions;
    private volatile Events events = Events.ACKNOWLEDGED;
    private volatile boolean isUp = true;
    private final AtomicInteger connects = new AtomicInteger();

    /** A log with some partitions. */
    public FakeLog(int partitions) {
        this.partitions = partitions;
    }

    /** Changes what becomes of events from now on. */
    public void treatEvents(Events treatment) {
        events = treatment;
    }

    /** Whether connecting and ticks succeed. */
    public void setUp(boolean up) {
        isUp = up;
    }

    /** How often somebody connected. */
    public int connects() {
        return connects.get();
    }

    /** Everything appended, in order. */
    public List<ProducerRecord<byte[], byte[]>> records() {
        return List.copyOf(records);
    }

    /** The events appended, in order. */
    public List<Event> decoded() {
        AvroDecoder<Event> decoder = new AvroDecoder<>(Event.class, registry);
        List<Event> decoded = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                try {
                    decoded.add(decoder.decode(record.value()));
                } catch (UndecodableException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return decoded;
    }

    /** How many events wait for {@link #acknowledgeOne}. */
    public synchronized int heldCount() {
        return held.size();
    }

    /** Acknowledges the oldest event that is held. */
    public synchronized void acknowledgeOne() {
        held.remove(0).onCompletion(metadata(), null);
    }

    @Override
    public Connection connect() {
        connects.incrementAndGet();
        if (!isUp) {
            throw new KafkaException("down");
        }
        return new Connection(this, AvroEncoder.of(Event.class, Subjects.EVENT, registry));
    }

    @Override
    public int partitions() {
        if (!isUp) {
            throw new TimeoutException("down");
        }
        return partitions;
    }

    @Override
    public synchronized void append(ProducerRecord<byte[], byte[]> record, Callback acknowledged) {
        boolean isTick = record.value() == null;
        Events treatment = isTick ? Events.ACKNOWLEDGED : events;
        if (treatment == Events.REFUSED) {
            throw new KafkaException("refused");
        }
        if (treatment == Events.LOST) {
            acknowledged.onCompletion(null, new TimeoutException("lost"));
            return;
        }
        records.add(record);
        if (treatment == Events.HELD) {
            held.add(acknowledged);
        } else {
            acknowledged.onCompletion(metadata(), null);
        }
    }

    @Override
    public void close() {
        // Nothing is pending but what the test holds.
    }

    private static RecordMetadata metadata() {
        return new RecordMetadata(new TopicPartition("events", 0), 0, 0, 0, 0, 0);
    }
}
