<#-- What stands around a query: row locks, EXPLAIN, CALL, DESCRIBE; and the operator "::". -->

Query QueryStatement() :
{
    final SqlNode query;
    RowLock lock = null;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    [ lock = RowLockClause() ]
    {
        return new Query(query, lock);
    }
}

/** {@code FOR UPDATE} and its weaker relatives. */
RowLock RowLockClause() :
{
    final RowLock.Strength strength;
    List<SqlIdentifier> tables = Collections.<SqlIdentifier>emptyList();
    RowLock.Waiting waiting = RowLock.Waiting.FOREVER;
    int seconds = 0;
}
{
    <ROW_LOCK>
    (
        <UPDATE> { strength = RowLock.Strength.UPDATE; }
    |
        <NO> <KEY> <UPDATE> { strength = RowLock.Strength.NO_KEY_UPDATE; }
    |
        <SHARE> { strength = RowLock.Strength.SHARE; }
    |
        <KEY> <SHARE> { strength = RowLock.Strength.KEY_SHARE; }
    )
    [ <OF> tables = TableNames() ]
    [
        <NOWAIT> { waiting = RowLock.Waiting.NOWAIT; }
    |
        <SKIP_> <LOCKED> { waiting = RowLock.Waiting.SKIP_LOCKED; }
    |
        <WAIT> seconds = UnsignedIntLiteral() { waiting = RowLock.Waiting.AT_MOST; }
    ]
    {
        return new RowLock(strength, tables, waiting, seconds);
    }
}

Statement ExplainStatement() :
{
    boolean analyze = false;
    Explain.Format format = Explain.Format.TEXT;
    final Statement target;
}
{
    <EXPLAIN>
    (
        LOOKAHEAD(1)
        <PLAN> [ format = ExplainFormat() ] ExplainFor()
    |
        LOOKAHEAD(1)
        <ANALYZE> { analyze = true; } [ format = ExplainFormat() ] [ ExplainFor() ]
    |
        { }
    )
    (
        LOOKAHEAD( <SELECT> | <WITH> | <VALUES> | <LPAREN> | <TABLE> )
        target = QueryStatement()
    |
        target = InsertStatement()
    |
        target = UpdateStatement()
    |
        target = DeleteStatement()
    |
        target = MergeStatement()
    )
    {
        return new Explain(target, analyze, format);
    }
}

/** {@code FOR}, which is the token of a row lock before UPDATE. */
void ExplainFor() :
{
}
{
    <FOR> | <ROW_LOCK>
}

Explain.Format ExplainFormat() :
{
    final Explain.Format format;
}
{
    <AS>
    (
        LOOKAHEAD({ getToken(1).image.equalsIgnoreCase("TEXT") })
        SimpleIdentifier() { format = Explain.Format.TEXT; }
    |
        <JSON> { format = Explain.Format.JSON; }
    |
        <XML> { format = Explain.Format.XML; }
    |
        <DOT_FORMAT> { format = Explain.Format.DOT; }
    )
    {
        return format;
    }
}

/** {@code CALL expression}: a query of one row. */
Statement CallStatement() :
{
    final SqlNode value;
    final Span s;
}
{
    <CALL> { s = span(); }
    value = Expression(ExprContext.ACCEPT_SUB_QUERY)
    {
        final SqlParserPos pos = s.end(value);
        return new Query(
            SqlStdOperatorTable.VALUES.createCall(pos, SqlStdOperatorTable.ROW.createCall(pos, value)), null);
    }
}

Statement DescribeStatement() :
{
    final SqlIdentifier table;
}
{
    <DESCRIBE> [ <TABLE> ] table = CompoundTableIdentifier()
    {
        return new Describe(table);
    }
}

/** {@code ~} and its relatives: the template's own production for them conflicts with a {@code *} that follows. */
void RegularExpressionMatch(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator operator;
}
{
    (
        <FITS> { operator = SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE; }
    |
        <FITS_IN_ANY_CASE> { operator = SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE; }
    |
        <FITS_NOT> { operator = SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE; }
    |
        <FITS_NOT_IN_ANY_CASE> { operator = SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(operator, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** {@code ::type} after an expression. */
void InfixCast(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlDataTypeSpec type;
}
{
    <INFIX_CAST> { checkNonQueryExpression(exprContext); }
    type = DataType()
    {
        list.add(new SqlParserUtil.ToTreeListItem(SqlLibraryOperators.INFIX_CAST, s.pos()));
        list.add(type);
    }
}
