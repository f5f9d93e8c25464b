<#-- The names that other databases, Hibernate and Spark give to types that we have under another name. -->

SqlTypeNameSpec AliasTypeName() :
{
    final SqlTypeName type;
    int precision = -1;
    final Span s = Span.of();
}
{
    (
        (
            <TEXT> | <NTEXT> | <STRING> | <JSON> | <JSONB>
        |
            ( <CLOB> | <NCLOB> ) [ LargeObjectLength() ]
        |
            ( <CHARACTER> | <CHAR> ) <LARGE> <OBJECT> [ LargeObjectLength() ]
        )
        { type = SqlTypeName.VARCHAR; s.add(this); }
    |
        ( <NVARCHAR> | <LONGVARCHAR> ) { type = SqlTypeName.VARCHAR; s.add(this); }
        precision = PrecisionOpt()
    |
        type = NationalType() { s.add(this); }
        precision = PrecisionOpt()
    |
        (
            <BYTEA> | <LONGVARBINARY>
        |
            <BLOB> [ LargeObjectLength() ]
        |
            <BINARY> <LARGE> <OBJECT> [ LargeObjectLength() ]
        )
        { type = SqlTypeName.VARBINARY; s.add(this); }
    |
        <RAW> { type = SqlTypeName.VARBINARY; s.add(this); }
        precision = PrecisionOpt()
    |
        <FLOAT> precision = PrecisionOpt()
        { type = TypeText.floatType(precision, getPos()); precision = -1; s.add(this); }
    |
        <BIT> precision = PrecisionOpt()
        { type = TypeText.bitType(precision, getPos()); precision = -1; s.add(this); }
    |
        ( <DATETIME> | <SMALLDATETIME> ) { type = SqlTypeName.TIMESTAMP; s.add(this); }
        precision = PrecisionOpt()
    |
        <TIMESTAMPTZ> { type = SqlTypeName.TIMESTAMP_TZ; s.add(this); }
        precision = PrecisionOpt()
    |
        type = NumberType() { s.add(this); }
    )
    {
        return new SqlBasicTypeNameSpec(type, precision, s.end(this));
    }
|
    <NUMBER> { s.add(this); }
    { return DecimalPrecision(s); }
}

/** {@code NUMBER(p, s)}. */
SqlTypeNameSpec DecimalPrecision(Span s) :
{
    int precision = RelDataType.PRECISION_NOT_SPECIFIED;
    int scale = RelDataType.SCALE_NOT_SPECIFIED;
}
{
    [
        <LPAREN>
        precision = UnsignedIntLiteral()
        [ <COMMA> scale = IntLiteral() ]
        <RPAREN>
    ]
    {
        return new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, precision, scale, s.end(this));
    }
}

SqlTypeName NumberType() :
{
}
{
    ( <BOOL> ) { return SqlTypeName.BOOLEAN; }
|
    ( <BYTE> | <INT1> ) { return SqlTypeName.TINYINT; }
|
    ( <SHORT> | <INT2> ) { return SqlTypeName.SMALLINT; }
|
    ( <INT4> ) { return SqlTypeName.INTEGER; }
|
    ( <LONG> | <INT8> ) { return SqlTypeName.BIGINT; }
|
    ( <FLOAT4> ) { return SqlTypeName.REAL; }
|
    ( <FLOAT8> ) { return SqlTypeName.DOUBLE; }
}

/** {@code NATIONAL CHARACTER [VARYING]}, {@code NCHAR [VARYING]}. */
SqlTypeName NationalType() :
{
}
{
    ( <NATIONAL> ( <CHARACTER> | <CHAR> ) | <NCHAR> )
    (
        <VARYING> { return SqlTypeName.VARCHAR; }
    |
        { return SqlTypeName.CHAR; }
    )
}

/** The length of a large object, which means nothing here: {@code (1000)}, {@code (16 M)}. */
void LargeObjectLength() :
{
}
{
    <LPAREN> <UNSIGNED_INTEGER_LITERAL> [ SimpleIdentifier() ] <RPAREN>
}
