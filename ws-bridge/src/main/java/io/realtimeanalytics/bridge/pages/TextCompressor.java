package io.realtimeanalytics.bridge.pages;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compresses what becomes smaller by it; pictures and fonts do not. */
final class TextCompressor extends HttpContentCompressor {

    private static final int MIN_BYTES = 1024;
    private static final Pattern TEXT =
            Pattern.compile("text/.*|application/(json|manifest\\+json)|image/svg\\+xml");

    TextCompressor() {
        super(MIN_BYTES, StandardCompressionOptions.gzip());
    }

    @Override
    protected @Nullable Result beginEncode(HttpResponse response, String acceptEncoding)
            throws Exception {
        String contentType = response.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return TEXT.matcher(contentType).matches()
                ? super.beginEncode(response, acceptEncoding)
                : null;
    }
}
