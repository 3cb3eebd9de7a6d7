package liangku.ui.kit;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import java.util.function.Function;

/** Reads an identity out of an address; what is none is a page that does not exist. */
public final class RouteIds {

    private RouteIds() {}

    /** @throws NotFoundException if the parameter is missing or {@code parse} refuses it */
    public static <T> T read(BeforeEnterEvent event, String parameter, Function<String, T> parse) {
        try {
            return event.getRouteParameters().get(parameter).map(parse).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException noIdentity) {
            throw new NotFoundException();
        }
    }
}
