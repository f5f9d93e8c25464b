package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.logical.type.NonrelTypeFactory;
import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;

/** Finds the tables of one statement. */
public final class CatalogReader extends CalciteCatalogReader {

    CatalogReader(CalciteSchema root, NameMatcher matcher, List<List<String>> paths) {
        super(root, matcher, paths, NonrelTypeFactory.INSTANCE, CalciteConnectionConfig.DEFAULT);
    }
}
