package io.rastro.interaction.web;

import io.rastro.interaction.Draw;
import io.rastro.report.web.ReportLinks;

/**
 * The query strings of draws from a search.
 *
 * @param search of the search
 */
record DrawLinks(ReportLinks search) {

    /** A list drawn from it. */
    String draw(Draw draw) {
        return search.query()
                .add(DrawRequest.SIZE, String.valueOf(draw.size()))
                .add(DrawRequest.SEED, String.valueOf(draw.seed()))
                .add(DrawRequest.DRAWN, String.valueOf(draw.before().getEpochSecond()))
                .toString();
    }

    /** Another list of that size, drawn when it is asked for. */
    String again(int size) {
        return search.plus(DrawRequest.SIZE, String.valueOf(size));
    }
}
