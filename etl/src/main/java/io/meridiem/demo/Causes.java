package io.meridiem.demo;

/**
 * What nobody sees and everything follows from; each from 0 to 1.
 *
 * @param fit how well the product suits the customer's work
 * @param rollout how well it was introduced
 * @param sponsor how strongly somebody with weight stands behind it
 * @param product how much one who uses it gains
 * @param price how much the customer is pressed to save
 */
record Causes(double fit, double rollout, double sponsor, double product, double price) {

    /** Those of any customer: who is well led does most things well. */
    static Causes of(Dice dice) {
        double led = 0.6 + dice.noise(0.52);
        return new Causes(near(led, dice), near(led, dice), near(led, dice), near(led, dice), near(0.48, dice));
    }

    /** Those of a customer nothing is wrong with. */
    static Causes fair(Dice dice) {
        return new Causes(good(dice), good(dice), good(dice), good(dice), 0.3 + dice.noise(0.15));
    }

    private static double near(double middle, Dice dice) {
        return Math.min(1, Math.max(0, middle + dice.noise(0.38)));
    }

    private static double good(Dice dice) {
        return 0.7 + dice.noise(0.18);
    }

    /** Where adoption tends to once the rollout is over. */
    double adoption(boolean sponsored) {
        double full = 0.08 + 0.9 * (0.34 * fit + 0.24 * rollout + 0.2 * sponsor + 0.22 * product);
        return sponsored ? full : full * 0.45;
    }
}
