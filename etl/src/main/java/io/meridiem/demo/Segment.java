package io.meridiem.demo;

/** How large customers are looked after. */
enum Segment {
    SMALL("Small business", Plan.STARTER, 8, 17, 25),
    MIDDLE("Mid-market", Plan.TEAM, 18, 36, 50),
    LARGE("Enterprise", Plan.BUSINESS, 36, 60, 75);

    final String label;
    final Plan plan;
    final int fewest;
    final int most;
    /** Percent who pay by the year. */
    final int yearly;

    Segment(String label, Plan plan, int fewest, int most, int yearly) {
        this.label = label;
        this.plan = plan;
        this.fewest = fewest;
        this.most = most;
        this.yearly = yearly;
    }
}
