package io.realtimeanalytics.collector.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request and asks it what to do with the body. */
record Reception(Routes routes) {

    Exchange receive(Channel channel, HttpRequest request) {
        RequestHead head = headOf(channel, request);
        Route route = routes.find(head.path()).orElse(null);
        return new Exchange(head, route, HttpUtil.isKeepAlive(request), admit(head, route));
    }

    private static RequestHead headOf(Channel channel, HttpRequest request) {
        String uri = request.uri();
        int end = uri.indexOf('?');
        InetSocketAddress peer = (InetSocketAddress) channel.remoteAddress();
        return new RequestHead(
                request.method().name(),
                end < 0 ? uri : uri.substring(0, end),
                request.headers(),
                peer.getAddress());
    }

    private static Admission admit(RequestHead head, @Nullable Route route) {
        if (route == null) {
            return new Admission.Answer(Problem.NOT_FOUND.response());
        }
        if (!route.methods().contains(head.method())) {
            String allowed = String.join(", ", route.methods().stream().sorted().toList());
            return new Admission.Answer(Problem.METHOD.response().with("Allow", allowed));
        }
        return route.admit(head);
    }
}
