package io.rastro.report.sql;

import java.sql.SQLException;

/** Makes a row of its fields, which are another row's afterwards. */
public interface FieldsMapper<R> {

    R map(RowFields fields) throws SQLException;
}
