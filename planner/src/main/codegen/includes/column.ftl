<#-- Columns of CREATE TABLE and ALTER TABLE ADD. -->

/** A column; its inline constraints are added to the list. */
ColumnDefinition ColumnDefinition(List<TableConstraint> constraints) :
{
    final ColumnDraft draft = new ColumnDraft(constraints);
}
{
    draft.name = SimpleIdentifier()
    [ LOOKAHEAD(1) draft.type = ColumnType() ]
    ( ColumnOption(draft) )*
    {
        return draft.toColumn();
    }
}

/** A type together with the text that it was written in. */
ColumnType ColumnType() :
{
    final Token first;
    final SqlDataTypeSpec spec;
}
{
    { first = getToken(1); }
    spec = DataType()
    {
        return TypeText.columnType(spec, first, getToken(0));
    }
}

void ColumnOption(ColumnDraft draft) :
{
    SqlIdentifier constraint = null;
    final SqlNode value;
    final String text;
}
{
    [ <CONSTRAINT> constraint = SimpleIdentifier() ]
    ColumnConstraint(draft, constraint)
|
    <NULL> { draft.nullable(getPos()); }
|
    <DEFAULT_> value = Expression(ExprContext.ACCEPT_SUB_QUERY) { draft.defaultValue(value); }
|
    <GENERATED> Generated(draft)
|
    ( <AUTO_INCREMENT> | <AUTOINCREMENT> ) { draft.identity(false, SequenceOptions.NONE, getPos()); }
|
    <IDENTITY> IdentityAlias(draft)
|
    <AS> GeneratedExpression(draft)
|
    <COMMENT> text = TextLiteral() { draft.comment = text; }
|
    ( <COLLATE> | <CHARACTER> <SET> ) { Refusal.collation(getPos()); }
}

void ColumnConstraint(ColumnDraft draft, SqlIdentifier name) :
{
    final SqlNode condition;
    final TableConstraint foreignKey;
}
{
    <NOT> <NULL> { draft.notNull(getPos()); }
|
    <PRIMARY> <KEY> { draft.constraints.add(new TableConstraint.PrimaryKey(name, draft.columns())); }
|
    <UNIQUE> [ <KEY> ] { draft.constraints.add(new TableConstraint.Unique(name, draft.columns())); }
|
    <CHECK> condition = CheckCondition() { draft.constraints.add(new TableConstraint.Check(name, condition)); }
|
    foreignKey = References(name, draft.columns()) { draft.constraints.add(foreignKey); }
}

void Generated(ColumnDraft draft) :
{
    boolean always = true;
    final SequenceDraft sequence = new SequenceDraft();
}
{
    ( <ALWAYS> | <BY> <DEFAULT_> { always = false; } )
    <AS>
    (
        <IDENTITY> SequenceOptionsOpt(sequence) { draft.identity(always, sequence.options(), getPos()); }
    |
        LOOKAHEAD({ always })
        GeneratedExpression(draft)
    )
}

/** The options of an identity column in parentheses. */
void SequenceOptionsOpt(SequenceDraft draft) :
{
}
{
    [
        <LPAREN>
        SequenceOption(draft)
        ( [ <COMMA> ] SequenceOption(draft) )*
        <RPAREN>
    ]
}

/** What follows IDENTITY where it stands for a whole generation clause: start and increment. */
void IdentityAlias(ColumnDraft draft) :
{
    final SequenceDraft sequence = new SequenceDraft();
    long value;
}
{
    [
        <LPAREN>
        value = SignedLong() { sequence.start(value, getPos()); }
        [ <COMMA> value = SignedLong() { sequence.increment(value, getPos()); } ]
        <RPAREN>
    ]
    { draft.identity(false, sequence.options(), getPos()); }
}

void GeneratedExpression(ColumnDraft draft) :
{
    final SqlNode expression;
    boolean stored = false;
}
{
    expression = CheckCondition()
    [ <STORED> { stored = true; } | <VIRTUAL> ]
    { draft.generation(expression, stored, getPos()); }
}
