<#-- Entry points: one statement, query or expression, and the end of the text. -->

/** Parses one statement up to the end of the text. */
Statement StatementEof() :
{
    final Statement statement;
}
{
    statement = AnyStatement()
    ( <SEMICOLON> )*
    <EOF>
    {
        return statement;
    }
}

/** Parses one query up to the end of the text. */
SqlNode QueryEof() :
{
    final SqlNode query;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    ( <SEMICOLON> )*
    <EOF>
    {
        return query;
    }
}

Statement AnyStatement() :
{
    final Statement statement;
}
{
    (
        LOOKAHEAD( <SELECT> | <WITH> | <VALUES> | <LPAREN> | <TABLE> )
        statement = QueryStatement()
    |
        statement = InsertStatement()
    |
        statement = UpdateStatement()
    |
        statement = DeleteStatement()
    |
        statement = MergeStatement()
    |
        statement = ExplainStatement()
    |
        statement = CreateStatement()
    |
        statement = AlterStatement()
    |
        statement = DropStatement()
    |
        statement = TruncateStatement()
    |
        statement = CommentStatement()
    |
        statement = MaintenanceStatement()
    |
        statement = ControlStatement()
    |
        statement = CallStatement()
    |
        statement = DescribeStatement()
    |
        statement = ShowStatement()
    )
    {
        return statement;
    }
}

/** {@code IF EXISTS}; whether it is there. */
boolean IfExistsOpt() :
{
}
{
    LOOKAHEAD(2)
    <IF> <EXISTS> { return true; }
|
    { return false; }
}

/** {@code IF NOT EXISTS}; whether it is there. */
boolean IfNotExistsOpt() :
{
}
{
    LOOKAHEAD(3)
    <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

/** {@code CASCADE} or {@code RESTRICT}, perhaps with {@code CONSTRAINTS}; whether it is CASCADE. */
boolean CascadeOpt() :
{
    boolean cascade = false;
}
{
    [
        ( <CASCADE> { cascade = true; } | <RESTRICT> )
        [ <CONSTRAINTS> ]
    ]
    {
        return cascade;
    }
}

/** Names in parentheses. */
List<SqlIdentifier> ParenthesizedNames() :
{
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    SqlIdentifier name;
}
{
    <LPAREN>
    name = SimpleIdentifier() { names.add(name); }
    ( <COMMA> name = SimpleIdentifier() { names.add(name); } )*
    <RPAREN>
    {
        return names;
    }
}

/** Names of tables, separated by commas. */
List<SqlIdentifier> TableNames() :
{
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    SqlIdentifier name;
}
{
    name = CompoundTableIdentifier() { names.add(name); }
    ( <COMMA> name = CompoundTableIdentifier() { names.add(name); } )*
    {
        return names;
    }
}

/** A whole number with an optional sign. */
long SignedLong() :
{
    boolean negative = false;
}
{
    [ <MINUS> { negative = true; } | <PLUS> ]
    <UNSIGNED_INTEGER_LITERAL>
    {
        return Literals.parseLong((negative ? "-" : "") + token.image, getPos());
    }
}

/** A character literal's value. */
String TextLiteral() :
{
    final SqlNode literal;
}
{
    literal = StringLiteral()
    {
        return Literals.text(literal);
    }
}
