package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import liangku.media.Media;
import liangku.media.MediaKind;
import liangku.media.MediaLibrary;
import liangku.media.ObjectStore;
import liangku.media.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures, films and subtitles of lessons, for everyone: they hold nothing that is anyone's. An address never changes
 * what it shows, so whoever has it may keep it for ever; films play by ranges.
 */
@RestController
class MediaController {

    /** A picture opened by itself runs nothing and loads nothing. */
    private static final String PICTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private final MediaLibrary library;

    MediaController(MediaLibrary library) {
        this.library = library;
    }

    /** Also answers HEAD. */
    @GetMapping("/media/{sha256}/{name}")
    void media(
            @PathVariable String sha256,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!Media.isAddress(sha256, name)) {
            throw notThere();
        }
        var media = new Media(sha256, name);
        try {
            answer(media, library.stat(media).orElseThrow(MediaController::notThere), request, response);
        } catch (StoreUnavailable lost) {
            throw Problem.unavailable("media-unavailable");
        }
    }

    private void answer(Media media, ObjectStore.Stat stat, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var etag = '"' + media.sha256() + '"';
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (media.kind() == MediaKind.SVG) {
            response.setHeader("Content-Security-Policy", PICTURE_POLICY);
        }
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(media.kind().contentType());
        switch (range(request, etag, stat.size())) {
            case ByteRange.Whole whole -> send(library.open(media), stat.size(), request, response);
            case ByteRange.Part part -> {
                var which = "bytes %d-%d/%d".formatted(part.first(), part.last(), stat.size());
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, which);
                send(library.open(media, part.first(), part.length()), part.length(), request, response);
            }
            case ByteRange.Unsatisfiable unsatisfiable -> {
                response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + stat.size());
            }
        }
    }

    /** A part of another version than the client has would not fit: then it gets the whole. */
    private static ByteRange range(HttpServletRequest request, String etag, long size) {
        var condition = request.getHeader(HttpHeaders.IF_RANGE);
        return condition == null || condition.equals(etag)
                ? ByteRange.of(request.getHeader(HttpHeaders.RANGE), size)
                : new ByteRange.Whole();
    }

    private static boolean names(@Nullable String header, String etag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(etag) || one.equals("W/" + etag));
    }

    private static void send(
            Optional<InputStream> content, long length, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var bytes = content.orElseThrow(MediaController::notThere)) {
            response.setContentLengthLong(length);
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                bytes.transferTo(response.getOutputStream());
            }
        }
    }

    private static Problem notThere() {
        return Problem.notFound("file");
    }
}
