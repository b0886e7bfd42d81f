package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import java.util.Optional;

/** Stands where the stages will stand. */
record StagesToCome() implements Stages {

    @Override
    public int run(Request request) {
        throw new Unavailable("'" + request.verb() + "' is not built yet");
    }

    @Override
    public int check(Settings settings) {
        throw new Unavailable("'check' is not built yet");
    }

    @Override
    public int dag(Settings settings) {
        throw new Unavailable("'dag' is not built yet");
    }

    @Override
    public int query(Settings settings, String sql, Format format) {
        throw new Unavailable("'query' is not built yet");
    }

    @Override
    public int runs(Settings settings, Optional<String> id) {
        throw new Unavailable("'runs' is not built yet");
    }
}
