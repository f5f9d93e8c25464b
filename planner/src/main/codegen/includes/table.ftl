<#-- CREATE TABLE and the constraints of tables. -->

Statement CreateTable() :
{
    final TableDraft draft = new TableDraft();
    SqlNode query = null;
    boolean withData = true;
    String comment = null;
}
{
    [ <GLOBAL> | <LOCAL> ]
    [ ( <TEMPORARY> | <TEMP> ) { draft.temporary = true; } ]
    <TABLE> draft.ifNotExists = IfNotExistsOpt() draft.name = CompoundTableIdentifier()
    [
        LOOKAHEAD({ StatementContext.beginsList(getToken(1), getToken(2)) })
        <LPAREN>
        TableElement(draft)
        ( <COMMA> TableElement(draft) )*
        <RPAREN>
    ]
    (
        LOOKAHEAD(1)
        <COMMENT> [ <EQ> ] comment = TextLiteral()
    |
        <ON> <COMMIT> ( <DELETE> | <PRESERVE> ) <ROWS>
    )*
    [
        [ <AS> ]
        query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
        [ <WITH> [ <NO> { withData = false; } ] <DATA> ]
    ]
    {
        return draft.toStatement(query, withData, comment, getPos());
    }
}

void TableElement(TableDraft draft) :
{
    final ColumnDefinition column;
    final TableConstraint constraint;
}
{
    LOOKAHEAD( TableConstraintStart() )
    constraint = TableConstraint() { draft.constraint(constraint); }
|
    column = ColumnDefinition(draft.inlineConstraints) { draft.columns.add(column); }
}

/** What can only begin a constraint; PRIMARY, UNIQUE, CHECK and their like may also be names of columns. */
void TableConstraintStart() :
{
}
{
    <CONSTRAINT>
    (
        <EOF>
    |
        LOOKAHEAD(2)
        ( <PRIMARY> | <FOREIGN> ) <KEY>
    |
        LOOKAHEAD(2)
        ( <UNIQUE> | <CHECK> ) <LPAREN>
    |
        Identifier() ( <PRIMARY> | <UNIQUE> | <CHECK> | <FOREIGN> | <EOF> )
    )
|
    <PRIMARY> <KEY>
|
    <UNIQUE> [ <KEY> ] <LPAREN>
|
    <CHECK> <LPAREN>
|
    <FOREIGN> <KEY>
}

TableConstraint TableConstraint() :
{
    SqlIdentifier name = null;
    final TableConstraint constraint;
    final List<SqlIdentifier> columns;
    final SqlNode condition;
}
{
    [ <CONSTRAINT> name = SimpleIdentifier() ]
    (
        <PRIMARY> <KEY> columns = ParenthesizedNames()
        { constraint = new TableConstraint.PrimaryKey(name, columns); }
    |
        <UNIQUE> [ <KEY> ] columns = ParenthesizedNames()
        { constraint = new TableConstraint.Unique(name, columns); }
    |
        <CHECK> condition = CheckCondition()
        { constraint = new TableConstraint.Check(name, condition); }
    |
        <FOREIGN> <KEY> columns = ParenthesizedNames()
        constraint = References(name, columns)
    )
    {
        return constraint;
    }
}

SqlNode CheckCondition() :
{
    final SqlNode condition;
}
{
    <LPAREN> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    {
        return condition;
    }
}

TableConstraint References(SqlIdentifier name, List<SqlIdentifier> columns) :
{
    final SqlIdentifier table;
    List<SqlIdentifier> referenced = Collections.<SqlIdentifier>emptyList();
    TableConstraint.ReferentialAction onDelete = null;
    TableConstraint.ReferentialAction onUpdate = null;
    final TableConstraint.Deferral deferral;
    Boolean enforced = null;
}
{
    <REFERENCES> table = CompoundTableIdentifier()
    [ referenced = ParenthesizedNames() ]
    [ <MATCH> ( <FULL> | <SIMPLE> | <PARTIAL> ) ]
    (
        LOOKAHEAD(2)
        <ON> <DELETE> onDelete = ReferentialAction()
    |
        <ON> <UPDATE> onUpdate = ReferentialAction()
    )*
    deferral = DeferralOpt()
    [
        LOOKAHEAD(2)
        ( <NOT> <ENFORCED> { enforced = false; } | <ENFORCED> { enforced = true; } )
    ]
    {
        return new TableConstraint.ForeignKey(
            name, columns, table, referenced, onDelete, onUpdate, deferral, enforced);
    }
}

TableConstraint.ReferentialAction ReferentialAction() :
{
}
{
    <CASCADE> { return TableConstraint.ReferentialAction.CASCADE; }
|
    <RESTRICT> { return TableConstraint.ReferentialAction.RESTRICT; }
|
    <NO> <ACTION> { return TableConstraint.ReferentialAction.NO_ACTION; }
|
    <SET>
    (
        <NULL> { return TableConstraint.ReferentialAction.SET_NULL; }
    |
        <DEFAULT_> { return TableConstraint.ReferentialAction.SET_DEFAULT; }
    )
}

TableConstraint.Deferral DeferralOpt() :
{
    TableConstraint.Deferral deferral = TableConstraint.Deferral.NOT_DEFERRABLE;
}
{
    (
        LOOKAHEAD(2)
        <NOT> <DEFERRABLE>
    |
        <DEFERRABLE> { deferral = TableConstraint.Deferral.INITIALLY_IMMEDIATE; }
    |
        { }
    )
    [
        <INITIALLY>
        ( <DEFERRED> { deferral = TableConstraint.Deferral.INITIALLY_DEFERRED; } | <IMMEDIATE> )
    ]
    {
        return deferral;
    }
}
