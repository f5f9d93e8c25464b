<#-- Statements about the session and its transaction. -->

Statement ControlStatement() :
{
    final Statement statement;
    Control.TransactionModes modes;
}
{
    (
        <COMMIT> [ <WORK> ] { statement = new Control.Commit(); }
    |
        statement = RollbackStatement()
    |
        <BEGIN> [ <WORK> | <TRANSACTION> ]
        modes = TransactionModes() { statement = new Control.Begin(modes); }
    |
        <START> <TRANSACTION>
        modes = TransactionModes() { statement = new Control.Begin(modes); }
    |
        statement = SavepointStatement()
    |
        statement = SetStatement()
    )
    {
        return statement;
    }
}

Statement RollbackStatement() :
{
    SqlIdentifier savepoint = null;
}
{
    <ROLLBACK> [ <WORK> ]
    [ <TO> [ LOOKAHEAD(2) <SAVEPOINT> ] savepoint = SimpleIdentifier() ]
    {
        return new Control.Rollback(savepoint);
    }
}

Statement SavepointStatement() :
{
    final SqlIdentifier name;
}
{
    <SAVEPOINT> name = SimpleIdentifier() { return new Control.SetSavepoint(name); }
|
    <RELEASE> [ LOOKAHEAD(2) <SAVEPOINT> ] name = SimpleIdentifier() { return new Control.ReleaseSavepoint(name); }
}

Statement SetStatement() :
{
    final SqlIdentifier name;
    final String value;
    final Control.TransactionModes modes;
    final SqlIdentifier schema;
    final String text;
}
{
    <SET>
    (
        LOOKAHEAD(2)
        <TRANSACTION> modes = TransactionModes() { return new Control.SetTransaction(modes); }
    |
        LOOKAHEAD( <SCHEMA> ( <EQ> | <TO> )? ( Identifier() | <QUOTED_STRING> ) )
        <SCHEMA> [ <EQ> | LOOKAHEAD(2) <TO> ]
        (
            schema = CompoundIdentifier() { return new Control.SetSchema(schema); }
        |
            text = TextLiteral() { return new Control.SetSchema(new SqlIdentifier(text, getPos())); }
        )
    |
        name = CompoundIdentifier() ( <EQ> | <TO> ) value = PropertyValue()
        {
            return new Control.SetProperty(Util.sepList(name.names, "."), value);
        }
    )
}

/** The value of a property as text; null for DEFAULT. */
String PropertyValue() :
{
    final String text;
    final SqlIdentifier name;
    String sign = "";
}
{
    <DEFAULT_> { return null; }
|
    text = TextLiteral() { return text; }
|
    [ <MINUS> { sign = "-"; } ]
    ( <UNSIGNED_INTEGER_LITERAL> | <DECIMAL_NUMERIC_LITERAL> | <APPROX_NUMERIC_LITERAL> )
    { return sign + token.image; }
|
    ( <TRUE> | <FALSE> | <ON> | <NULL> ) { return token.image; }
|
    name = CompoundIdentifier() { return Util.sepList(name.names, "."); }
}

Control.TransactionModes TransactionModes() :
{
    Control.Isolation isolation = null;
    Boolean readOnly = null;
}
{
    (
        [ <COMMA> ]
        (
            <ISOLATION> <LEVEL> isolation = IsolationLevel()
        |
            <READ> ( <ONLY> { readOnly = true; } | <WRITE> { readOnly = false; } )
        )
    )*
    {
        return new Control.TransactionModes(isolation, readOnly);
    }
}

Control.Isolation IsolationLevel() :
{
}
{
    <READ>
    (
        <UNCOMMITTED> { return Control.Isolation.READ_UNCOMMITTED; }
    |
        <COMMITTED> { return Control.Isolation.READ_COMMITTED; }
    )
|
    <REPEATABLE> <READ> { return Control.Isolation.REPEATABLE_READ; }
|
    <SERIALIZABLE> { return Control.Isolation.SERIALIZABLE; }
}

Statement ShowStatement() :
{
    final SqlIdentifier name;
}
{
    <SHOW>
    (
        <ALL> { return new Show(null); }
    |
        name = CompoundIdentifier() { return new Show(Util.sepList(name.names, ".")); }
    )
}
