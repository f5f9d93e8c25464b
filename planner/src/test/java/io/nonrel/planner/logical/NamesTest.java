package io.nonrel.planner.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void aNameIsFoundInAnyCase() {
        assertThat(Shop.columns("select ID, Name, code from ITEM order by NAME"))
                .containsExactly("id BIGINT NOT NULL", "name VARCHAR(50)", "Code CHAR(3)");
    }

    @Test
    void theExactCaseWinsAndAnAmbiguityNamesBoth() {
        assertThat(Shop.columns("select \"Name\" from twins")).containsExactly("Name CLOB");
        assertThat(Shop.columns("select NAME from twins")).containsExactly("NAME CLOB");
        assertThat(Shop.error("select name from twins"))
                .isEqualTo("42702 name is ambiguous: it could be NAME or Name (line 1, column 8)");
        assertThat(Shop.error("select 1 from \"case\""))
                .startsWith("42725 case is ambiguous")
                .contains("Case", "CASE");
        assertThat(Shop.tree("select 1 from \"Case\"")).contains("[[PUBLIC, Case]]");
    }

    @Test
    void aliasesThatDifferInCaseOnlyAreToldApart() {
        assertThat(Shop.tree("select t.id from item as \"T\" join item as \"t\" on \"T\".id = \"t\".n"))
                .startsWith("LogicalProject(id=[$11])");
        assertThat(Shop.tree("select n as \"A\", id as \"a\" from item order by \"A\""))
                .startsWith("LogicalSort(sort0=[$0]");
    }

    @Test
    void aColumnOfTwoTablesIsAmbiguous() {
        assertThat(Shop.error("select id from item a, item b"))
                .isEqualTo("42702 Column id is ambiguous: it could be a.id or b.id (line 1, column 8)");
    }

    @Test
    void missingNamesComeWithTheNearest() {
        assertThat(Shop.error("select nmae from item"))
                .isEqualTo("42S22 Column nmae not found; did you mean name? (line 1, column 8)");
        assertThat(Shop.error("select item.pric\nfrom item"))
                .isEqualTo("42S22 Column pric not found in item; did you mean price? (line 1, column 13)");
        assertThat(Shop.error("select *\nfrom  itme"))
                .isEqualTo(
                        "42S02 Table or view itme not found in schema PUBLIC; did you mean item? (line 2, column 7)");
        assertThat(Shop.error("select * from publc.item"))
                .isEqualTo("3F000 Schema publc not found; did you mean PUBLIC? (line 1, column 15)");
        assertThat(Shop.error("select * from \"TABLES\"")).contains("did you mean INFORMATION_SCHEMA.TABLES?");
        assertThat(Shop.error("select i.id from item")).startsWith("42S02 No table or alias i in the FROM clause");
        assertThat(Shop.error("select next value for number")).startsWith("42704 Sequence number not found");
        assertThat(Shop.error("select next value for item")).startsWith("42809");
        assertThat(Shop.error("select nosuch(1)")).startsWith("42883");
        assertThat(Shop.error("select cast(1 as nosuch)")).isEqualTo("42704 Type nosuch not found (line 1, column 18)");
    }

    @Test
    void hiddenColumnsAreSeenUnderTheInternalSchemaOnly() {
        assertThat(Shop.columns("select * from dept")).containsExactly("deptno INTEGER");
        assertThat(Shop.error("select _id from dept")).startsWith("42S22");
        String rows = "\"" + CatalogTree.ROWS + "\".\"PUBLIC\".\"Dept\"";
        assertThat(Shop.columns("select d._id from " + rows + " as d")).containsExactly("_id UUID NOT NULL");
        assertThat(scan(Shop.plan("select * from " + rows).root().rel)
                        .getTable()
                        .unwrap(Table.class))
                .isSameAs(Shop.CATALOG.object("PUBLIC", "Dept").orElseThrow());
    }

    @Test
    void aScanGivesTheTableOfTheCatalog() {
        TableScan scan =
                scan(Shop.plan("select * from information_schema.tables").root().rel);
        assertThat(scan.getTable().unwrap(SystemTable.class)).isNotNull();
    }

    @Test
    void viewsAreExpandedAndRenamed() {
        assertThat(Shop.columns("select * from cheap")).containsExactly("k BIGINT NOT NULL", "label VARCHAR(50)");
        assertThat(Shop.tree("select label from cheap"))
                .contains("[[PUBLIC, item]]")
                .contains("<($3, 5)");
        assertThat(Shop.error("select * from ring"))
                .startsWith("42P16")
                .contains("uses itself", "PUBLIC.ring -> PUBLIC.rung");
    }

    @Test
    void sequencesGiveNumbersAndNoRows() {
        assertThat(Shop.tree("select next value for numbers")).contains("NEXT_VALUE(", "'PUBLIC'", "'Numbers'");
        assertThat(Shop.error("select * from numbers")).startsWith("42809 PUBLIC.Numbers is a sequence");
    }

    @Test
    void labelsMayBeTheSameAndOriginsAreKnown() {
        assertThat(Shop.plan("select a.*, b.id, b.n + 1 as m from \"Case\" a join item b on a.id = b.id")
                        .columns())
                .extracting(ColumnDescriptor::label, ColumnDescriptor::table, ColumnDescriptor::autoIncrement)
                .containsExactly(tuple("id", "Case", true), tuple("id", "item", true), tuple("m", null, false));
    }

    private static TableScan scan(RelNode node) {
        return node instanceof TableScan scan ? scan : scan(node.getInput(0));
    }
}
