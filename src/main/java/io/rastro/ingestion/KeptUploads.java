package io.rastro.ingestion;

import io.rastro.interaction.FoldedText;
import io.rastro.text.PersonPattern;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Uploaded files whose import is not done. One that tells of a person to be erased goes as a whole: its sender has the
 * original, and what of it tells of others can be uploaded again.
 */
@Component
public class KeptUploads {

    private final ImportTraceRepository traces;
    private final ImportRuns runs;
    private final ImportFiles files;

    KeptUploads(ImportTraceRepository traces, ImportRuns runs, ImportFiles files) {
        this.traces = traces;
        this.runs = runs;
        this.files = files;
    }

    /** Those that tell of a person, by the number of their import. */
    public List<Integer> telling(PersonPattern person) throws IOException {
        Mentions mentions = new Mentions(person);
        List<Integer> telling = new ArrayList<>();
        for (int run : traces.keptFiles()) {
            if (Files.exists(files.path(run)) && mentions.in(files.path(run))) {
                telling.add(run);
            }
        }
        return telling;
    }

    /** Deletes a file and gives its import up; false: it is being brought in right now. */
    public boolean discard(int run) throws IOException {
        if (runs.find(run).filter(found -> found.state().active()).isPresent()) {
            return false;
        }
        runs.discard(run);
        files.delete(run);
        return true;
    }

    /** Looks for a person in files of text and in workbooks. */
    private static final class Mentions {

        private final @Nullable Pattern identifiers;
        private final List<String> names;

        Mentions(PersonPattern person) {
            String pattern = person.identifiers();
            this.identifiers = pattern == null ? null : Pattern.compile(pattern);
            this.names = person.names();
        }

        boolean in(Path file) throws IOException {
            return TableFile.isWorkbook(file) ? inWorkbook(file) : inText(file);
        }

        private boolean inText(Path file) throws IOException {
            try (InputStream in = TextStream.open(new BufferedInputStream(Files.newInputStream(file)), "")) {
                ByteLines lines = new ByteLines(in);
                for (ByteLines.Line line = lines.read(); line != null; line = lines.read()) {
                    if (line.text() != null && in(line.text())) {
                        return true;
                    }
                }
                return false;
            }
        }

        private boolean inWorkbook(Path file) throws IOException {
            for (String sheet : TableFile.sheets(file)) {
                try (TableRecords rows = TableFile.openRagged(file, new CsvLayout(';', 0, "", sheet))) {
                    for (TableRecord row = rows.next(); row != null; row = rows.next()) {
                        if (in(row.raw())) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private boolean in(String text) {
            if (identifiers != null && identifiers.matcher(text).find()) {
                return true;
            }
            return !names.isEmpty() && named(FoldedText.of(text));
        }

        private boolean named(FoldedText text) {
            return names.stream().anyMatch(name -> !text.find(name).isEmpty());
        }
    }
}
