package io.nonrel.planner.logical;

import io.nonrel.planner.logical.type.NonrelTypeFactory;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** From validated nodes to relational algebra. Stateless. */
final class Conversion {

    /**
     * Nothing is simplified, folded or merged here: Calcite's simplifier evaluates constants with its own arithmetic and may
     * duplicate expressions that give another value each time.
     */
    private static final SqlToRelConverter.Config CONFIG = SqlToRelConverter.config()
            .withExpand(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withTrimUnusedFields(false)
            .withDecorrelationEnabled(false)
            .withRelBuilderConfigTransform(builder -> builder.withSimplify(false)
                    .withSimplifyLimit(false)
                    .withPruneInputOfAggregate(false)
                    .withBloat(-1));

    private static final HepProgram NO_RULES = HepProgram.builder().build();

    private Conversion() {}

    /** A cluster for one statement. */
    static RelOptCluster newCluster() {
        RelOptCluster cluster =
                RelOptCluster.create(new HepPlanner(NO_RULES), new RexBuilder(NonrelTypeFactory.INSTANCE));
        cluster.setMetadataQuerySupplier(CarefulMetadata::new);
        return cluster;
    }

    static RelRoot convert(SqlNode validated, NonrelValidator validator, RelOptCluster cluster) {
        SqlToRelConverter converter = new SqlToRelConverter(
                (rowType, sql, schemaPath, viewPath) -> {
                    throw new AssertionError("views expand themselves");
                },
                validator,
                validator.reader(),
                cluster,
                Convertlets.INSTANCE,
                CONFIG);
        return converter.convertQuery(validated, false, true);
    }
}
