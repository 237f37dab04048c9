package io.rastro.search.web;

import io.rastro.directory.web.ReportAnswered;
import io.rastro.search.RecentSearches;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings what is asked of reports among the last searches of who asks. */
@Component
class RecentListener {

    private final RecentSearches recent;

    RecentListener(RecentSearches recent) {
        this.recent = recent;
    }

    @EventListener
    void note(ReportAnswered answered) {
        recent.note(answered.reader(), answered.report().path(), answered.query());
    }
}
