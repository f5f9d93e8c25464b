<#-- CREATE, DROP and the smaller statements about the catalog; tables, columns, indexes and ALTER have their own files. -->

Statement CreateStatement() :
{
    final Statement statement;
    boolean replace = false;
}
{
    <CREATE>
    [ <OR> <REPLACE> { replace = true; } ]
    (
        statement = CreateView(replace)
    |
        LOOKAHEAD({ !replace })
        statement = CreateNew()
    )
    {
        return statement;
    }
}

Statement CreateNew() :
{
    final Statement statement;
}
{
    (
        statement = CreateSchema()
    |
        statement = CreateTable()
    |
        statement = CreateSequence()
    |
        statement = CreateIndex()
    )
    {
        return statement;
    }
}

Statement CreateSchema() :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
}
{
    <SCHEMA> ifNotExists = IfNotExistsOpt() name = CompoundIdentifier()
    [ <AUTHORIZATION> SimpleIdentifier() ]
    {
        return new CreateSchema(name, ifNotExists);
    }
}

Statement CreateView(boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    List<SqlIdentifier> columns = Collections.<SqlIdentifier>emptyList();
    final SqlNode query;
}
{
    <VIEW> ifNotExists = IfNotExistsOpt() name = CompoundTableIdentifier()
    [ columns = ParenthesizedNames() ]
    <AS> query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    {
        return new CreateView(name, replace, ifNotExists, columns, query);
    }
}

Statement CreateSequence() :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final SequenceDraft draft = new SequenceDraft();
}
{
    <SEQUENCE> ifNotExists = IfNotExistsOpt() name = CompoundIdentifier()
    ( SequenceOption(draft) )*
    {
        return new CreateSequence(name, ifNotExists, draft.options());
    }
}

/** One option of a sequence or identity column; commas between them are allowed by the callers. */
void SequenceOption(SequenceDraft draft) :
{
    final long value;
    final SqlNode type;
}
{
    <START> [ <WITH> ] value = SignedLong() { draft.start(value, getPos()); }
|
    <INCREMENT> [ <BY> ] value = SignedLong() { draft.increment(value, getPos()); }
|
    <MINVALUE> value = SignedLong() { draft.minValue(value, getPos()); }
|
    <MAXVALUE> value = SignedLong() { draft.maxValue(value, getPos()); }
|
    <CYCLE> { draft.cycle(true, getPos()); }
|
    <CACHE> value = SignedLong() { draft.cache(value, getPos()); }
|
    <NO>
    (
        <MINVALUE>
    |
        <MAXVALUE>
    |
        <CYCLE> { draft.cycle(false, getPos()); }
    |
        <CACHE> { draft.cache(1L, getPos()); }
    )
|
    <AS> type = DataType()
}

Statement DropStatement() :
{
    final Statement statement;
    final Drop.Kind kind;
}
{
    <DROP>
    (
        statement = DropIndex()
    |
        (
            <SCHEMA> { kind = Drop.Kind.SCHEMA; }
        |
            <TABLE> { kind = Drop.Kind.TABLE; }
        |
            <VIEW> { kind = Drop.Kind.VIEW; }
        |
            <SEQUENCE> { kind = Drop.Kind.SEQUENCE; }
        )
        statement = DropNamed(kind)
    )
    {
        return statement;
    }
}

Statement DropNamed(Drop.Kind kind) :
{
    boolean ifExists;
    final boolean ifExistsAfter;
    final List<SqlIdentifier> names;
    final boolean cascade;
}
{
    ifExists = IfExistsOpt()
    names = TableNames()
    ifExistsAfter = IfExistsOpt()
    cascade = CascadeOpt()
    {
        return new Drop(kind, names, ifExists || ifExistsAfter, cascade);
    }
}

Statement TruncateStatement() :
{
    final List<SqlIdentifier> tables;
    boolean restart = false;
}
{
    <TRUNCATE> [ <TABLE> ] tables = TableNames()
    [ <RESTART> <IDENTITY> { restart = true; } | <CONTINUE> <IDENTITY> ]
    {
        return new Truncate(tables, restart);
    }
}

Statement CommentStatement() :
{
    final boolean column;
    final SqlIdentifier name;
    String text = null;
}
{
    <COMMENT> <ON>
    ( <TABLE> { column = false; } | <COLUMN> { column = true; } )
    name = CompoundIdentifier()
    <IS> ( text = TextLiteral() | <NULL> )
    {
        return new Comment(column, name, text);
    }
}

Statement MaintenanceStatement() :
{
    final SqlIdentifier table;
    SqlIdentifier schema = null;
}
{
    <ANALYZE> [ <TABLE> ] table = CompoundTableIdentifier() { return new AnalyzeTable(table); }
|
    <REFRESH> <SCHEMA> [ schema = CompoundIdentifier() ] { return new RefreshSchema(schema); }
}
