package io.rastro.report.sql;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * What queries of repositories may ask beside Hibernate's own functions: {@code is_any_of(value, :array)} binds one
 * parameter, whatever the number of values, and finds them by an index. A list behind {@code in} binds one for each, of
 * which PostgreSQL takes 65,535; Hibernate's array_contains looks at every row.
 */
public final class ArrayFunctions implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions functions) {
        functions
                .getFunctionRegistry()
                .patternDescriptorBuilder("is_any_of", "?1=any(?2)")
                .setInvariantType(
                        functions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN))
                .setExactArgumentCount(2)
                .register();
    }
}
