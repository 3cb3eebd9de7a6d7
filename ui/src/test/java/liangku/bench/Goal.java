package liangku.bench;

/** What a figure should be. */
sealed interface Goal {

    boolean metBy(double value);

    /** {@return the goal as the table shows it} */
    String words();

    record AtMost(double limit) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value <= limit;
        }

        @Override
        public String words() {
            return "≤ " + Table.number(limit);
        }
    }

    record AtLeast(double limit) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value >= limit;
        }

        @Override
        public String words() {
            return "≥ " + Table.number(limit);
        }
    }

    /** Nothing was promised: the figure is stated, so that a change of it is seen. */
    record Stated() implements Goal {
        @Override
        public boolean metBy(double value) {
            return true;
        }

        @Override
        public String words() {
            return "stated";
        }
    }
}
