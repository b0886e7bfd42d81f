package io.meridiem.demo;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who did something that counts, by account and month, noted as it is done. */
final class ActiveUsers {
    private final int months;
    private final Map<Account, BitSet[]> active = new LinkedHashMap<>();

    ActiveUsers(int months) {
        this.months = months;
    }

    /** What is done after the last month belongs to none. */
    void note(Account home, int position, int month) {
        if (month >= months) {
            return;
        }
        BitSet[] ofAccount = active.computeIfAbsent(home, none -> new BitSet[months]);
        if (ofAccount[month] == null) {
            ofAccount[month] = new BitSet();
        }
        ofAccount[month].set(position);
    }

    int count(Account home, int month) {
        BitSet[] ofAccount = active.get(home);
        return ofAccount == null || ofAccount[month] == null ? 0 : ofAccount[month].cardinality();
    }
}
