package io.meridiem.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chance that depends on who asks and for what, never on who asked before: one account's data stays as it is whatever
 * happens to the others.
 */
final class Dice {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String HEX = "0123456789abcdef";

    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    static Dice of(long seed, long who, String purpose, long day) {
        long mixed = mix(seed + 0x9e3779b97f4a7c15L);
        mixed = mix(mixed ^ who * 0xd1342543de82ef95L);
        mixed = mix(mixed ^ purpose.hashCode() * 0xaf251af3b0f025b5L);
        return new Dice(mix(mixed ^ day * 0xb564ef22ec7aece5L));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to below 1. */
    double unit() {
        return random.nextDouble();
    }

    long bits() {
        return random.nextLong();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return low >= high ? low : low + random.nextInt(high - low + 1);
    }

    /** Most often near the middle, both ends included. */
    int around(int low, int high) {
        return low + (int) Math.round((high - low) * (unit() + unit() + unit()) / 3);
    }

    /** Around 0, never beyond the spread. */
    double noise(double spread) {
        return (unit() + unit() + unit() - 1.5) / 1.5 * spread;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** An index, each as likely as its weight says. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    /** A day of the span, both ends included. */
    LocalDate day(LocalDate from, LocalDate to) {
        long days = to.toEpochDay() - from.toEpochDay();
        return days <= 0 ? from : from.plusDays(random.nextLong(days + 1));
    }

    /** A second of the day at which people work, in the company's zone. */
    int workingSecond() {
        return around(7 * 3600, 19 * 3600);
    }

    /** As vendors make their ids. */
    String letters(int count) {
        return of(LETTERS, count);
    }

    String uuid() {
        return of(HEX, 8) + "-" + of(HEX, 4) + "-4" + of(HEX, 3) + "-a" + of(HEX, 3) + "-" + of(HEX, 12);
    }

    private String of(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
