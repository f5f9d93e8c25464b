<#-- ALTER TABLE and ALTER SEQUENCE; ALTER INDEX stands with the indexes. -->

Statement AlterStatement() :
{
    final Statement statement;
}
{
    <ALTER>
    (
        statement = AlterTable()
    |
        statement = AlterIndex()
    |
        statement = AlterSequence()
    )
    {
        return statement;
    }
}

Statement AlterTable() :
{
    final boolean ifExists;
    final SqlIdentifier table;
    final List<TableChange> changes = new ArrayList<TableChange>();
}
{
    <TABLE> ifExists = IfExistsOpt() table = CompoundTableIdentifier()
    AddTableChange(changes)
    ( <COMMA> AddTableChange(changes) )*
    {
        return new AlterTable(table, ifExists, changes);
    }
}

void AddTableChange(List<TableChange> changes) :
{
    final TableChange change;
}
{
    <ADD> AddElement(changes)
|
    (
        <DROP> change = DropElement()
    |
        <RENAME> change = RenameElement()
    |
        <ALTER> [ LOOKAHEAD(2) <COLUMN> ] change = ColumnChange()
    )
    { changes.add(change); }
}

void AddElement(List<TableChange> changes) :
{
    final TableConstraint constraint;
}
{
    LOOKAHEAD( TableConstraintStart() )
    constraint = TableConstraint() { changes.add(new TableChange.AddConstraint(constraint)); }
|
    [ LOOKAHEAD(2) <COLUMN> ]
    (
        LOOKAHEAD( <LPAREN> )
        <LPAREN> AddColumn(changes) ( <COMMA> AddColumn(changes) )* <RPAREN>
    |
        AddColumn(changes)
    )
}

void AddColumn(List<TableChange> changes) :
{
    final boolean ifNotExists;
    final List<TableConstraint> constraints = new ArrayList<TableConstraint>();
    final ColumnDefinition column;
}
{
    ifNotExists = IfNotExistsOpt()
    column = ColumnDefinition(constraints)
    {
        Refusal.requireType(column);
        changes.add(new TableChange.AddColumn(column, constraints, ifNotExists));
    }
}

TableChange DropElement() :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final boolean cascade;
}
{
    LOOKAHEAD(2)
    <PRIMARY> <KEY> { return new TableChange.DropPrimaryKey(); }
|
    LOOKAHEAD( <CONSTRAINT> Identifier() )
    <CONSTRAINT> ifExists = IfExistsOpt() name = SimpleIdentifier() cascade = CascadeOpt()
    { return new TableChange.DropConstraint(name, ifExists, cascade); }
|
    [ LOOKAHEAD( <COLUMN> Identifier() ) <COLUMN> ]
    ifExists = IfExistsOpt() name = SimpleIdentifier() cascade = CascadeOpt()
    { return new TableChange.DropColumn(name, ifExists, cascade); }
}

TableChange RenameElement() :
{
    final SqlIdentifier from;
    final SqlIdentifier to;
}
{
    <TO> to = CompoundTableIdentifier() { return new TableChange.RenameTable(to); }
|
    LOOKAHEAD( <CONSTRAINT> Identifier() <TO> )
    <CONSTRAINT> from = SimpleIdentifier() <TO> to = SimpleIdentifier()
    { return new TableChange.RenameConstraint(from, to); }
|
    [ LOOKAHEAD( <COLUMN> Identifier() <TO> ) <COLUMN> ]
    from = SimpleIdentifier() <TO> to = SimpleIdentifier()
    { return new TableChange.RenameColumn(from, to); }
}

TableChange ColumnChange() :
{
    final SqlIdentifier column;
    final SqlIdentifier newName;
    final TableChange change;
    final ColumnType type;
}
{
    column = SimpleIdentifier()
    (
        LOOKAHEAD(2)
        <SET> change = SetOnColumn(column)
    |
        LOOKAHEAD(2)
        <DROP>
        (
            <DEFAULT_> { change = new TableChange.DropDefault(column); }
        |
            <NOT> <NULL> { change = new TableChange.DropNotNull(column); }
        )
    |
        LOOKAHEAD(2)
        <RESTART> change = RestartIdentity(column)
    |
        LOOKAHEAD( <RENAME> <TO> )
        <RENAME> <TO> newName = SimpleIdentifier() { change = new TableChange.RenameColumn(column, newName); }
    |
        [ LOOKAHEAD( <TYPE> Identifier() | <TYPE> DataType() ) <TYPE> ]
        type = ColumnType() { change = new TableChange.SetType(column, type); }
    )
    {
        return change;
    }
}

TableChange SetOnColumn(SqlIdentifier column) :
{
    final ColumnType type;
    final SqlNode value;
}
{
    <DATA> <TYPE> type = ColumnType() { return new TableChange.SetType(column, type); }
|
    <DEFAULT_> value = Expression(ExprContext.ACCEPT_SUB_QUERY) { return new TableChange.SetDefault(column, value); }
|
    <NOT> <NULL> { return new TableChange.SetNotNull(column); }
|
    <NULL> { return new TableChange.DropNotNull(column); }
}

TableChange RestartIdentity(SqlIdentifier column) :
{
    final long value;
}
{
    <WITH> value = SignedLong() { return new TableChange.RestartIdentity(column, Long.valueOf(value)); }
|
    { return new TableChange.RestartIdentity(column, null); }
}

Statement AlterSequence() :
{
    final boolean ifExists;
    final SqlIdentifier name;
    final SequenceDraft draft = new SequenceDraft();
    boolean restart = false;
    Long restartWith = null;
    long value;
}
{
    <SEQUENCE> ifExists = IfExistsOpt() name = CompoundIdentifier()
    (
        <RESTART> { restart = true; }
        [ [ <WITH> ] value = SignedLong() { restartWith = Long.valueOf(value); } ]
    |
        SequenceOption(draft)
    )+
    {
        return new AlterSequence(name, ifExists, restart, restartWith, draft.options());
    }
}
