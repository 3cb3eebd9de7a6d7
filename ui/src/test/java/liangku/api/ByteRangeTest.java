package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import liangku.api.ByteRange.Part;
import liangku.api.ByteRange.Unsatisfiable;
import liangku.api.ByteRange.Whole;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @Test
    void oneRangeIsItsPart() {
        assertThat(ByteRange.of("bytes=0-499", 1000)).isEqualTo(new Part(0, 499));
        assertThat(ByteRange.of("bytes=500-", 1000)).isEqualTo(new Part(500, 999));
        assertThat(ByteRange.of("bytes=-200", 1000)).isEqualTo(new Part(800, 999));
        assertThat(ByteRange.of("bytes= 0 - 0", 1000)).isEqualTo(new Part(0, 0));
    }

    @Test
    void aRangeEndsWhereTheFileEnds() {
        assertThat(ByteRange.of("bytes=900-999999999999999999", 1000)).isEqualTo(new Part(900, 999));
        assertThat(ByteRange.of("bytes=-5000", 1000)).isEqualTo(new Part(0, 999));
    }

    @Test
    void aRangeBehindTheEndCannotBeServed() {
        assertThat(ByteRange.of("bytes=1000-", 1000)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=-0", 1000)).isEqualTo(new Unsatisfiable());
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-1",
                "bytes=a-b",
                "items=0-1",
                "bytes=0-1,5-6",
                "bytes=0-99999999999999999999999"
            })
    void anythingElseIsTheWhole(String header) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new Whole());
    }

    @Property
    void aPartIsNeverEmptyAndNeverOutside(
            @ForAll @LongRange(min = 0, max = 2000) long first,
            @ForAll @LongRange(min = 0, max = 2000) long last,
            @ForAll @LongRange(min = 0, max = 1000) long size) {
        for (var header : new String[] {"bytes=" + first + "-" + last, "bytes=" + first + "-", "bytes=-" + last}) {
            if (ByteRange.of(header, size) instanceof Part part) {
                assertThat(part.first()).isBetween(0L, part.last());
                assertThat(part.last()).isLessThan(size);
            }
        }
    }
}
