package liangku.questionbank.interchange;

import java.util.List;
import liangku.questionbank.Taxonomy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every format, in the order in which a file of unknown form is held against them: the surest first, CSV last. */
@Configuration(proxyBeanMethods = false)
class Formats {

    static List<ItemFormat> all(Taxonomy taxonomy) {
        return List.of(new XlsxFormat(taxonomy), new CsvFormat(taxonomy));
    }

    @Bean
    List<ItemFormat> itemFormats(Taxonomy taxonomy) {
        return all(taxonomy);
    }
}
