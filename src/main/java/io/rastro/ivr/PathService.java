package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.ivr.MenuTree.PathCount;
import io.rastro.report.PageTransaction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Tells which ways calls took through the menus. */
@Service
@PageTransaction
public class PathService {

    private final IvrReportRepository calls;
    private final IvrService report;
    private final DirectoryRepository directory;

    PathService(IvrReportRepository calls, IvrService report, DirectoryRepository directory) {
        this.calls = calls;
        this.report = report;
        this.directory = directory;
    }

    /** One tree for each IVR, the busiest first; the calls are those of the report. */
    public List<MenuTree> menus(IvrFilter filter, ServiceScope scope) {
        Map<Integer, String> names = DirectoryOption.names(directory.options(DirectoryKind.IVR));
        Map<Integer, MenuTree> trees = new LinkedHashMap<>();
        for (PathCount count : calls.paths(report.conditionsWithin(filter, scope))) {
            trees.computeIfAbsent(
                            count.ivr(),
                            ivr -> new MenuTree(names.getOrDefault(ivr, ""), new MenuNode(ivr, count.path(), 0, false)))
                    .add(count);
        }
        return trees.values().stream()
                .sorted(Comparator.comparingLong(MenuTree::through).reversed())
                .toList();
    }
}
