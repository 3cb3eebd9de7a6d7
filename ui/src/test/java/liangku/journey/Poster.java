package liangku.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Base64;

/** The README's picture: a desk and a phone side by side, made of screenshots of the same run. */
final class Poster {

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 800;

    private Poster() {}

    /** Draws it under the screenshots as {@code readme.png}. */
    static void draw(Chromium chromium, String desk, String question, String certificate) {
        var page = chromium.open(Chromium.Size.DESK, "zh-CN");
        page.setViewportSize(WIDTH, HEIGHT);
        page.setContent("""
            <!doctype html><meta charset="utf-8"><style>
              body { margin: 0; width: %dpx; height: %dpx; position: relative; overflow: hidden;
                background: linear-gradient(160deg, #147a73, #07423f 75%%); }
              img { position: absolute; display: block; background: #fbf8f2; }
              .desk { left: 48px; top: 56px; width: 1060px; border-radius: 12px;
                box-shadow: 0 18px 50px rgb(0 0 0 / 35%%); }
              .phone { width: 264px; border: 9px solid #1f2a2a; border-radius: 34px;
                box-shadow: 0 18px 50px rgb(0 0 0 / 45%%); }
              .question { left: 772px; top: 196px; }
              .certificate { left: 1046px; top: 120px; }
            </style><img class="desk" src="%s"><img class="phone question" src="%s"><img class="phone certificate" src="%s">
            """.formatted(WIDTH, HEIGHT, picture(desk), picture(question), picture(certificate)));
        page.waitForFunction("() => [...document.images].every(image => image.complete)");
        Chromium.shoot(page, "readme");
        Chromium.leave(page);
    }

    private static String picture(String name) {
        try {
            var png = Files.readAllBytes(Chromium.SCREENSHOTS.resolve(name + ".png"));
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
