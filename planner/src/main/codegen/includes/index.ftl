<#-- Indexes, native and derived. -->

Statement CreateIndex() :
{
    boolean unique = false;
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SqlIdentifier table;
    final List<IndexColumn> columns = new ArrayList<IndexColumn>();
    SqlNode where = null;
    final List<LookupDefinition> lookups = new ArrayList<LookupDefinition>();
}
{
    [ <UNIQUE> { unique = true; } ]
    <INDEX> ifNotExists = IfNotExistsOpt() name = CompoundIdentifier()
    <ON> table = CompoundTableIdentifier()
    <LPAREN> AddIndexColumn(columns) ( <COMMA> AddIndexColumn(columns) )* <RPAREN>
    [ where = Where() ]
    [
        <FOR>
        <LPAREN> AddIndexLookup(lookups) ( <COMMA> AddIndexLookup(lookups) )* <RPAREN>
    ]
    {
        return new CreateIndex(name, table, unique, ifNotExists, columns, where, lookups);
    }
}

void AddIndexColumn(List<IndexColumn> columns) :
{
    final SqlIdentifier path;
    boolean descending = false;
}
{
    path = CompoundIdentifier()
    [ <LPAREN> { Refusal.indexExpression(path); } ]
    [ <ASC> | <DESC> { descending = true; } ]
    [ <NULLS> { Refusal.indexNulls(getPos()); } ]
    {
        Refusal.requireColumn(path);
        columns.add(new IndexColumn(path, descending));
    }
}

void AddIndexLookup(List<LookupDefinition> lookups) :
{
    final SqlIdentifier name;
    String pattern = null;
}
{
    name = SimpleIdentifier() [ pattern = TextLiteral() ]
    {
        lookups.add(Lookups.lookup(name, pattern));
    }
}

Statement AlterIndex() :
{
    final SqlIdentifier name;
    SqlIdentifier table = null;
    final AlterIndex.Action action;
}
{
    <INDEX> name = CompoundIdentifier()
    [ <ON> table = CompoundTableIdentifier() ]
    (
        <REBUILD> { action = AlterIndex.Action.REBUILD; }
    |
        <VERIFY> { action = AlterIndex.Action.VERIFY; }
    )
    {
        return new AlterIndex(name, table, action);
    }
}

Statement DropIndex() :
{
    final boolean ifExists;
    final boolean ifExistsAfter;
    final SqlIdentifier name;
    SqlIdentifier table = null;
}
{
    <INDEX> ifExists = IfExistsOpt() name = CompoundIdentifier()
    [ <ON> table = CompoundTableIdentifier() ]
    ifExistsAfter = IfExistsOpt()
    [ <CASCADE> | <RESTRICT> ]
    {
        return new DropIndex(name, table, ifExists || ifExistsAfter);
    }
}
