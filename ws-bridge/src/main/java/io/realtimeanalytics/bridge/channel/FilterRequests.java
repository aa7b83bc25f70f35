package io.realtimeanalytics.bridge.channel;

import io.realtimeanalytics.bridge.filter.Ago;
import io.realtimeanalytics.bridge.filter.FilteredView;
import io.realtimeanalytics.bridge.filter.LiveSelection;
import java.util.Optional;
import java.util.function.Consumer;

/** Which filters can be served. Thread-safe. */
final class FilterRequests {

    private final FilteredChannels channels;
    private final FactFeeds feeds;
    private final Consumer<Ago> want;

    /**
     * @param want told of a present that somebody asks for and that is not read yet
     */
    FilterRequests(FilteredChannels channels, FactFeeds feeds, Consumer<Ago> want) {
        this.channels = channels;
        this.feeds = feeds;
        this.want = want;
    }

    Optional<FilterProblem> problemOf(ChannelName name) {
        if (!name.isFiltered()) {
            return Optional.empty();
        }
        if (!name.view().equals(FilteredView.DEFINITION.name())) {
            return Optional.of(FilterProblem.bad("only the overview can be filtered"));
        }
        LiveSelection selection;
        try {
            selection = LiveSelection.parse(name.filter());
        } catch (IllegalArgumentException e) {
            return Optional.of(FilterProblem.bad(String.valueOf(e.getMessage())));
        }
        if (channels.isOverfull(selection.ago())) {
            return Optional.of(FilterProblem.UNAVAILABLE);
        }
        if (!feeds.isReady(selection.ago())) {
            want.accept(selection.ago());
            return Optional.of(FilterProblem.NOT_READY);
        }
        return channels.hasRoomFor(name.toString())
                ? Optional.empty()
                : Optional.of(FilterProblem.TOO_MANY);
    }
}
