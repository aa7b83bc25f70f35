package io.realtimeanalytics.pipeline.anomaly;

import java.util.Optional;
import java.util.Set;

/** Judges series by their history. Pure: the same history gives the same verdict. */
sealed interface Detector permits TrafficSpike, TrafficDrop, ErrorSpike, ConversionDrop {

    /** Kind of the definitions that it runs. */
    String kind();

    /** The series of the whole site. */
    String siteSeries();

    /** Values of dimensions that are worth a look of their own at a minute. */
    Set<String> items(History history, Thresholds thresholds);

    /** Empty while too little is known. */
    Optional<Verdict> judge(History history, String series, Thresholds thresholds);

    /** What explains a verdict on the whole site best. */
    Optional<Cause> cause(History history, Verdict verdict);

    /** Minutes from one look to the next. */
    default int everyMinutes() {
        return 1;
    }
}
