package io.meridiem.demo;

/** Ids as Salesforce makes them: 15 letters in which case matters, and 3 that say which of them are capitals. */
final class SalesforceIds {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int TAIL = 5;
    private static final long TAILS = 916_132_832L;
    /** Prime to the number of tails: no two numbers share an id. */
    private static final long STEP = 300_007_919L;

    private SalesforceIds() {}

    /**
     * @param prefix three letters that tell the kind of object, as 001 for an account
     * @param number of the object among its kind, from 0
     */
    static String of(String prefix, long seed, long number) {
        long tail = Math.floorMod(number * STEP + seed * 7_368_787L + prefix.hashCode() * 52_114_717L, TAILS);
        char[] letters = new char[TAIL];
        for (int i = TAIL - 1; i >= 0; i--) {
            letters[i] = LETTERS.charAt((int) (tail % 62));
            tail /= 62;
        }
        return longer(prefix + "5f00000" + new String(letters));
    }

    /** The 18 letters of an id of 15. */
    static String longer(String id) {
        StringBuilder longer = new StringBuilder(id);
        for (int part = 0; part < 15; part += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char letter = id.charAt(part + i);
                bits |= letter >= 'A' && letter <= 'Z' ? 1 << i : 0;
            }
            longer.append(CAPITALS.charAt(bits));
        }
        return longer.toString();
    }
}
