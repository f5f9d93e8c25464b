package io.nonrel.planner.statement;

/** A statement that changes the catalog, or what a store keeps beside the rows. */
public sealed interface Ddl extends Statement
        permits CreateSchema,
                CreateTable,
                CreateView,
                CreateSequence,
                CreateIndex,
                AlterTable,
                AlterSequence,
                AlterIndex,
                Drop,
                DropIndex,
                Truncate,
                Comment,
                AnalyzeTable,
                RefreshSchema {}
