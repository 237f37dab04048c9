package io.rastro.system.web;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Pages of the tests that fail as asked. */
@Controller
class FailingPages {

    @GetMapping({"/failing/defect", "/api/failing/defect"})
    String defect() {
        throw new IllegalStateException("secret detail of a defect");
    }

    @GetMapping({"/failing/database", "/api/failing/database"})
    String database() {
        throw new DataAccessResourceFailureException("secret address of a database");
    }

    @GetMapping("/failing/disk")
    String disk() throws IOException {
        throw new FileSystemException("secret", null, "No space left on device");
    }

    @GetMapping("/failing/database-disk")
    String databaseDisk() {
        throw new DataAccessResourceFailureException(
                "secret query", new SQLException("could not extend file: No space left on device", "53100"));
    }

    @GetMapping("/failing/slow")
    String slow() {
        throw new QueryTimeoutException("secret query");
    }

    @GetMapping({"/failing/parameter", "/api/failing/parameter"})
    @ResponseBody
    String parameter(@RequestParam int number) {
        return Integer.toString(number);
    }
}
