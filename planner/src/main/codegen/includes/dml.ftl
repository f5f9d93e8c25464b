<#-- INSERT, UPDATE, DELETE. -->

Statement InsertStatement() :
{
    final Insert.Mode mode;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    List<SqlIdentifier> columns = Collections.<SqlIdentifier>emptyList();
    final Insert.Overriding overriding;
    SqlNode source = null;
    final ConflictClause conflict;
    final List<SqlNode> returning;
}
{
    (
        <INSERT> { mode = Insert.Mode.INSERT; }
    |
        <UPSERT> { mode = Insert.Mode.UPSERT; }
    |
        <REPLACE> { mode = Insert.Mode.REPLACE; }
    )
    [ <INTO> ]
    table = CompoundTableIdentifier()
    [ <AS> alias = SimpleIdentifier() ]
    [
        LOOKAHEAD({ StatementContext.beginsList(getToken(1), getToken(2)) })
        columns = ParenthesizedNames()
    ]
    overriding = OverridingOpt()
    (
        LOOKAHEAD(2)
        <DEFAULT_> <VALUES>
    |
        source = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    )
    conflict = ConflictOpt()
    returning = ReturningOpt()
    {
        return new Insert(mode, table, alias, columns, source, overriding, conflict, returning);
    }
}

Insert.Overriding OverridingOpt() :
{
}
{
    <OVERRIDING>
    (
        <SYSTEM> <VALUE> { return Insert.Overriding.SYSTEM_VALUE; }
    |
        <USER> <VALUE> { return Insert.Overriding.USER_VALUE; }
    )
|
    { return Insert.Overriding.NONE; }
}

/** {@code ON CONFLICT} or {@code ON DUPLICATE KEY UPDATE}, else null. */
ConflictClause ConflictOpt() :
{
    List<SqlIdentifier> columns = Collections.<SqlIdentifier>emptyList();
    SqlNode columnsCondition = null;
    SqlIdentifier constraint = null;
    final ConflictClause.Action action;
    final List<Assignment> assignments;
}
{
    LOOKAHEAD(2)
    <ON> <CONFLICT>
    [
        columns = ParenthesizedNames()
        [ columnsCondition = Where() ]
    |
        <ON> <CONSTRAINT> constraint = SimpleIdentifier()
    ]
    action = ConflictAction()
    {
        return new ConflictClause(columns, columnsCondition, constraint, action);
    }
|
    <ON> <DUPLICATE> <KEY> <UPDATE> assignments = Assignments()
    {
        return new ConflictClause(columns, null, null,
            new ConflictClause.DoUpdate(ExcludedRow.fromValuesCalls(assignments), null));
    }
|
    { return null; }
}

ConflictClause.Action ConflictAction() :
{
    final List<Assignment> assignments;
    SqlNode where = null;
}
{
    <DO>
    (
        <NOTHING> { return new ConflictClause.DoNothing(); }
    |
        <UPDATE> <SET> assignments = Assignments() [ where = Where() ]
        { return new ConflictClause.DoUpdate(assignments, where); }
    )
}

/** The items of a SET clause. */
List<Assignment> Assignments() :
{
    final List<Assignment> assignments = new ArrayList<Assignment>();
}
{
    AddAssignment(assignments)
    ( <COMMA> AddAssignment(assignments) )*
    {
        return assignments;
    }
}

void AddAssignment(List<Assignment> assignments) :
{
    SqlIdentifier column;
    final List<SqlIdentifier> columns = new ArrayList<SqlIdentifier>();
    final SqlNode value;
    final SqlNodeList values;
}
{
    column = CompoundIdentifier() { columns.add(column); }
    <EQ>
    ( value = Default() | value = Expression(ExprContext.ACCEPT_SUB_QUERY) )
    {
        assignments.add(new Assignment(columns, value));
    }
|
    <LPAREN>
    column = CompoundIdentifier() { columns.add(column); }
    ( <COMMA> column = CompoundIdentifier() { columns.add(column); } )*
    <RPAREN>
    <EQ>
    [ <ROW> ]
    values = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_SUB_QUERY)
    {
        RowAssignment.add(columns, values, assignments);
    }
}

/** The items after RETURNING; empty without one. */
List<SqlNode> ReturningOpt() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    [
        <RETURN_ROWS>
        AddSelectItem(items)
        ( <COMMA> AddSelectItem(items) )*
    ]
    {
        return items;
    }
}

Statement UpdateStatement() :
{
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final List<Assignment> assignments;
    SqlNode from = null;
    SqlNode where = null;
    final List<SqlNode> returning;
}
{
    <UPDATE> table = CompoundTableIdentifier()
    [ [ <AS> ] alias = SimpleIdentifier() ]
    <SET> assignments = Assignments()
    [ <FROM> from = FromClause() ]
    [ where = Where() ]
    returning = ReturningOpt()
    {
        return new Update(table, alias, assignments, from, where, returning);
    }
}

Statement DeleteStatement() :
{
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    SqlNode using = null;
    SqlNode where = null;
    final List<SqlNode> returning;
}
{
    <DELETE> [ <FROM> ] table = CompoundTableIdentifier()
    [ [ <AS> ] alias = SimpleIdentifier() ]
    [ <USING> using = FromClause() ]
    [ where = Where() ]
    returning = ReturningOpt()
    {
        return new Delete(table, alias, using, where, returning);
    }
}
