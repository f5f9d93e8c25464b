<#-- MERGE with WHEN clauses in any order and number. -->

Statement MergeStatement() :
{
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final SqlNode source;
    final SqlNode condition;
    final List<MergeBranch> branches = new ArrayList<MergeBranch>();
    final List<SqlNode> returning;
}
{
    <MERGE> [ <INTO> ] table = CompoundTableIdentifier()
    [ [ <AS> ] alias = SimpleIdentifier() ]
    <USING> source = TableRef()
    <ON> condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
    ( AddMergeBranch(branches) )+
    returning = ReturningOpt()
    {
        return new Merge(table, alias, source, condition, branches, returning);
    }
}

void AddMergeBranch(List<MergeBranch> branches) :
{
    boolean matched = true;
    SqlNode condition = null;
    final MergeBranch.Action action;
}
{
    <WHEN> [ <NOT> { matched = false; } ] <MATCHED>
    [ LOOKAHEAD(3) <BY> SimpleIdentifier() { Refusal.mergeBySource(getToken(0), getPos()); } ]
    [ <AND> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <THEN>
    (
        LOOKAHEAD({ matched })
        action = MatchedAction()
    |
        LOOKAHEAD({ !matched })
        action = UnmatchedAction()
    |
        <DO> <NOTHING> { action = new MergeBranch.DoNothing(); }
    )
    {
        branches.add(new MergeBranch(matched, condition, action));
    }
}

MergeBranch.Action MatchedAction() :
{
    final List<Assignment> assignments;
}
{
    <UPDATE> <SET> assignments = Assignments() { return new MergeBranch.UpdateRow(assignments); }
|
    <DELETE> { return new MergeBranch.DeleteRow(); }
|
    <DO> <NOTHING> { return new MergeBranch.DoNothing(); }
}

MergeBranch.Action UnmatchedAction() :
{
    List<SqlIdentifier> columns = Collections.<SqlIdentifier>emptyList();
    final Insert.Overriding overriding;
    final SqlNodeList values;
}
{
    <INSERT>
    [ columns = ParenthesizedNames() ]
    overriding = OverridingOpt()
    (
        <DEFAULT_> <VALUES>
        { return new MergeBranch.InsertRow(columns, Collections.<SqlNode>emptyList(), overriding); }
    |
        <VALUES> [ <ROW> ]
        values = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_SUB_QUERY)
        { return new MergeBranch.InsertRow(columns, values.getList(), overriding); }
    )
|
    <DO> <NOTHING> { return new MergeBranch.DoNothing(); }
}
